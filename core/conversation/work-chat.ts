import type { Log } from "../ports/log.ts";
import type { PendingEvent } from "../ports/inbound-events.ts";
import type { Transaction } from "../ports/transaction.ts";
import type { ChatPace } from "./chat-pace.ts";
import { giveUpOrRetry } from "./give-up-or-retry.ts";
import { type Answer, processEvent } from "./process-event.ts";
import type { WayDeps } from "./way-deps.ts";

export interface WorkDeps extends WayDeps {
  readonly log: Log;
  /** Absent where the only writer is the one who waits, as in a terminal. */
  readonly pace?: ChatPace;
}

/** Sends what the work is to find done, on its connection: the message that has just come in. */
export type Ahead = (connection: Transaction) => void;

/**
 * Works off a chat's line, oldest first, until nothing is due or the chat has used up its pace.
 *
 * Nobody waits for the lock of a chat: who finds it taken leaves. So that the message that made them come is not
 * forgotten, whoever held the lock looks once more right after letting it go. A message that is committed while the
 * lock is held is seen by that look; one committed later finds the lock free.
 */
export const workChat =
  (deps: WorkDeps) =>
  async (chatKey: string, ahead?: Ahead): Promise<void> => {
    for (let first = ahead; ; first = undefined) {
      // Who has something to send ahead has asked, and waits to hear of it.
      if (first === undefined && deps.pace?.mayWork(chatKey) === false) return;
      const { did, hasMore } = await workOne(deps)(chatKey, first);
      if (did === "worked") deps.pace?.worked(chatKey);
      if (did === "busy" || !hasMore) return;
    }
  };

/** The chat itself has an answer, and another one may have a code. */
function ringFor({ bell }: WorkDeps, event: PendingEvent, { chatId, outcomes }: Answer): void {
  bell.ring(event, chatId);
  for (const outcome of outcomes) {
    if (outcome.kind === "phone_claimed" && outcome.sentTo !== undefined) bell.ring(outcome.sentTo, outcome.sentTo.id);
  }
}

interface Worked {
  readonly did: "worked" | "idle" | "busy";
  /** What the look after letting the chat go has found. */
  readonly hasMore: boolean;
}

const workOne =
  (deps: WorkDeps) =>
  async (key: string, ahead: Ahead | undefined): Promise<Worked> => {
    const hasMore = (tx: Transaction): Promise<boolean> => deps.inboundEvents.hasDue(tx, key);
    let claimed: PendingEvent | undefined;
    try {
      const { result, seen } = await deps.transactions.runAndLook(
        async (tx) => {
          const claim = await deps.inboundEvents.takeOldest(tx, key);
          if (claim.kind !== "claimed") return { did: claim.kind, answer: undefined };
          claimed = claim.event;
          return { did: "worked" as const, answer: await processEvent(deps)(tx, claim.event, claim.who) };
        },
        hasMore,
        ahead,
      );
      const { did, answer } = result;
      if (claimed !== undefined && did === "worked") {
        deps.meter?.processed(claimed.channel, answer?.outcomes.map(({ kind }) => kind) ?? []);
        if (answer !== undefined) ringFor(deps, claimed, answer);
      }
      return { did, hasMore: seen };
    } catch (error) {
      if (claimed === undefined) throw error;
      await giveUpOrRetry(deps)(claimed, error);
      return { did: "worked", hasMore: await deps.transactions.run(hasMore) };
    }
  };
