import type { Log } from "../ports/log.ts";
import type { PendingEvent } from "../ports/inbound-events.ts";
import type { ChatPace } from "./chat-pace.ts";
import { giveUpOrRetry } from "./give-up-or-retry.ts";
import { type Answer, processEvent } from "./process-event.ts";
import type { WayDeps } from "./way-deps.ts";

export interface WorkDeps extends WayDeps {
  readonly log: Log;
  /** Absent where the only writer is the one who waits, as in a terminal. */
  readonly pace?: ChatPace;
}

/**
 * Works off a chat's line, oldest first, until nothing is due or the chat has used up its pace.
 *
 * Nobody waits for the lock of a chat: who finds it taken leaves. So that the message that made them come is not
 * forgotten, whoever held the lock looks once more after letting it go. A message that is committed while the
 * lock is held is seen by that look; one committed later finds the lock free.
 */
export const workChat =
  (deps: WorkDeps) =>
  async (chatKey: string): Promise<void> => {
    do {
      if (deps.pace?.mayWork(chatKey) === false) return;
      const result = await workOne(deps)(chatKey);
      if (result === "busy") return;
      if (result === "worked") deps.pace?.worked(chatKey);
    } while (await deps.inboundEvents.hasDue(chatKey));
  };

/** The chat itself has an answer, and another one may have a code. */
function ringFor({ bell }: WorkDeps, event: PendingEvent, { chatId, outcomes }: Answer): void {
  bell.ring(event, chatId);
  for (const outcome of outcomes) {
    if (outcome.kind === "phone_claimed" && outcome.sentTo !== undefined) bell.ring(outcome.sentTo, outcome.sentTo.id);
  }
}

const workOne =
  (deps: WorkDeps) =>
  async (key: string): Promise<"worked" | "idle" | "busy"> => {
    let claimed: PendingEvent | undefined;
    try {
      const { result, answer } = await deps.transactions.run(async (tx) => {
        const claim = await deps.inboundEvents.takeOldest(tx, key);
        if (claim.kind !== "claimed") return { result: claim.kind, answer: undefined };
        claimed = claim.event;
        return { result: "worked" as const, answer: await processEvent(deps)(tx, claim.event) };
      });
      if (claimed === undefined || result !== "worked") return result;
      deps.meter?.processed(claimed.channel, answer?.outcomes.map(({ kind }) => kind) ?? []);
      if (answer !== undefined) ringFor(deps, claimed, answer);
      return result;
    } catch (error) {
      if (claimed === undefined) throw error;
      await giveUpOrRetry(deps)(claimed, error);
      return "worked";
    }
  };
