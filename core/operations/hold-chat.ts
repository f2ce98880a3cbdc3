import { chatKey } from "../ports/chat-key.ts";
import { OperationalError } from "../ports/errors.ts";
import type { ChatAddress } from "../ports/inbound-event.ts";
import type { InboundEvents } from "../ports/inbound-events.ts";
import type { Transaction, Transactions } from "../ports/transaction.ts";

const MAX_TRIES = 20;
const PAUSE_MS = 100;

export interface HoldDeps {
  readonly inboundEvents: InboundEvents;
  readonly transactions: Transactions;
  readonly wait: (delayMs: number) => Promise<void>;
}

/**
 * Does the work in one transaction that holds the chat, as answering a message does. A message that comes meanwhile is
 * kept, and worked off by the sweep.
 * @throws OperationalError `chat_busy` when others hold the chat each time that we look, for 2 s
 */
export const holdChat =
  ({ inboundEvents, transactions, wait }: HoldDeps) =>
  async <T>(chat: ChatAddress, work: (tx: Transaction) => Promise<T>): Promise<T> => {
    for (let tries = 1; tries <= MAX_TRIES; tries++) {
      const held = await transactions.run(async (tx) => {
        const claim = await inboundEvents.claimOldest(tx, chatKey(chat));
        return claim.kind === "busy" ? undefined : { result: await work(tx) };
      });
      if (held !== undefined) return held.result;
      await wait(PAUSE_MS);
    }
    throw new OperationalError("chat_busy", "Somebody writes in this chat all the time; try again in a moment.");
  };
