import { chatKey } from "../ports/chat-key.ts";
import { OperationalError } from "../ports/errors.ts";
import type { PendingEvent } from "../ports/inbound-events.ts";
import type { Log } from "../ports/log.ts";
import type { Transaction } from "../ports/transaction.ts";
import { readingTime } from "./reading-time.ts";
import type { WayDeps } from "./way-deps.ts";

const MAX_ATTEMPTS = 3;
/** The second attempt follows at once, the third when a hiccup may have passed and the writer still looks at the screen. */
const RETRY_AFTER_MS = [0, 1_000] as const;

/**
 * Counts a failed attempt at an event. After the third the event is kept as failed, its writer is told once that
 * nothing was recorded, and the chat goes on.
 *
 * An unreachable database is nobody's attempt: it says nothing about the event, and could not be counted anyway.
 */
export const giveUpOrRetry =
  (deps: WayDeps & { readonly log: Log }) =>
  async (event: PendingEvent, error: unknown): Promise<void> => {
    if (error instanceof OperationalError) throw error;
    const errorCode = codeOf(error);
    const attempts = await deps.inboundEvents.countFailure(event.id, errorCode, RETRY_AFTER_MS[event.attempts] ?? 0);
    deps.log.error({ eventId: event.id, attempts, errorCode, err: error }, "an inbound event failed");
    if (attempts < MAX_ATTEMPTS) return;
    const apologised = await deps.transactions.run((tx) => giveUp(deps)(tx, event));
    if (apologised === undefined) return;
    deps.meter?.gaveUp(event.channel);
    deps.bell.ring(event, apologised);
  };

const giveUp =
  (deps: WayDeps) =>
  async (tx: Transaction, event: PendingEvent): Promise<string | undefined> => {
    const claim = await deps.inboundEvents.claimOldest(tx, chatKey(event));
    if (claim.kind !== "claimed" || claim.event.id !== event.id) return undefined;
    await deps.inboundEvents.markFailed(tx, event.id);
    const chat = (await deps.accounts.findChat(tx, event)) ?? (await deps.accounts.addChat(tx, deps.ids.uuid(), event));
    const person = await deps.accounts.findPerson(tx, event, event.sender);
    const today = readingTime(event).toISOString().slice(0, 10);
    await deps.outbox.put(tx, {
      chatId: chat.id,
      key: `event:${String(event.id)}`,
      eventId: event.id,
      message: deps.presenter.present([{ kind: "apology" }], { language: person?.language ?? "vi", today }),
    });
    return chat.id;
  };

/** Errors of ours and of Node and PostgreSQL carry a code; for the rest the class must do. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "THROWN_VALUE";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
