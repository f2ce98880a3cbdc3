import type { ClaimedMessage, Deliveries } from "../ports/deliveries.ts";
import type { Log } from "../ports/log.ts";
import type { Sender } from "../ports/sender.ts";
import { judgeResult } from "./judge-result.ts";
import { countMonth, isBeyondMonth } from "./month-limit.ts";

interface Deps {
  readonly deliveries: Deliveries;
  readonly log: Log;
  /** How long the chat is taken. Whoever calls prolongs it while the send lasts. */
  readonly leaseMs: number;
}

/** What comes next for the chat, and whether the whole bot has to slow down. */
export interface DeliveryStep {
  /** Look at the chat again after this long; absent when there is nothing left for it. */
  readonly againAfterMs?: number;
  readonly slowBotMs?: number;
}

/**
 * Sends the head of one chat's outbox. One message a call: the queue's limiter then counts messages, and no chat
 * holds up the others.
 */
export const deliverNext =
  (deps: Deps) =>
  async (sender: Sender, chatId: string): Promise<DeliveryStep> => {
    const { deliveries, log, leaseMs } = deps;
    const claim = await deliveries.claim(chatId, leaseMs, sender.mergeUpToLength);
    if (claim.kind === "nothing") return {};
    if (claim.kind === "wait") return { againAfterMs: claim.waitMs };
    const { message } = claim;
    const pauseMs = Math.ceil(1_000 / sender.limits.perChatPerSecond);
    if (await isBeyondMonth(deps)(sender, message)) {
      await deliveries.record(chatId, message.ids, { kind: "done", state: "dropped", code: "month_used_up" }, 0);
      return { againAfterMs: 0 };
    }
    const result = await sender.send(message.platformChatId, message.message);
    const record = judgeResult(message, result);
    const hasMore = await deliveries.record(chatId, message.ids, record, pauseMs);
    if (result.kind === "sent") await afterSending(deps)(sender, message, result.parts ?? 1);
    else
      log.warn({ messageIds: message.ids, outcome: result.kind, record: record.kind }, "a message was not delivered");
    if (record.kind === "chat_gone") return {};
    if (result.kind === "slow_down") return { againAfterMs: result.retryAfterMs, slowBotMs: result.retryAfterMs };
    if (record.kind === "again") return { againAfterMs: record.afterMs };
    // A look for nothing would cost the bot one of the sends that its platform allows. What is put in from here on rings,
    // and the queue keeps a ring for a job that has not ended yet.
    return hasMore ? { againAfterMs: pauseMs } : {};
  };

const afterSending =
  (deps: Deps) =>
  async (sender: Sender, { platformChatId, settlesMessageId }: ClaimedMessage, messages: number): Promise<void> => {
    await countMonth(deps)(sender, messages);
    if (settlesMessageId !== undefined) await sender.withdrawChoices?.(platformChatId, settlesMessageId);
  };
