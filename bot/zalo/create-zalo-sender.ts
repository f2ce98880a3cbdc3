import type { Sender, SendResult } from "../../core/ports/sender.ts";
import { createZaloClient, type ZaloClientDeps } from "./client.ts";
import { toSendResult } from "./to-send-result.ts";
import { toZaloTexts } from "./to-zalo-texts.ts";
import { zaloBotId } from "./zalo-bot-id.ts";

export interface ZaloSenderDeps extends ZaloClientDeps {
  /** Zalo does not say how long to wait after 429. 30,000 unless given. */
  readonly slowDownMs?: number;
  /** What the bot's plan allows; the basic plan's 3,000 unless given. */
  readonly monthlyMessages?: number;
}

/** Within one message of 2,000 characters, with room for the numbered choices of the last reply. */
const MERGE_UP_TO_LENGTH = 1_500;

// Zalo publishes no rates; these are modest, and a 429 corrects them.
const LIMITS = { perSecond: 10, perChatPerSecond: 1 } as const;

const NOTHING_TO_SEND: SendResult = { kind: "refused", code: "empty" };

/**
 * Sends for one Zalo bot. A text that is too long goes out in parts; the first part that fails ends it, and its result
 * is the message's. If delivery then sends the message again, the parts before it arrive a second time: a repeated
 * line is better than a missing one, and messages of more than one part are rare.
 * @throws SettingError when `apiRoot` is no address
 */
export const createZaloSender = ({
  slowDownMs = 30_000,
  monthlyMessages = 3_000,
  ...access
}: ZaloSenderDeps): Sender => {
  const client = createZaloClient(access);
  return {
    channel: "zalo",
    botId: zaloBotId(access.token),
    limits: LIMITS,
    monthlyMessages,
    mergeUpToLength: MERGE_UP_TO_LENGTH,
    send: async (chatId, message) => {
      const texts = toZaloTexts(message).filter((text) => text.trim() !== "");
      let sent: SendResult = NOTHING_TO_SEND;
      for (const text of texts) {
        sent = toSendResult(await client.sendMessage({ chatId, text }), slowDownMs);
        if (sent.kind !== "sent") return sent;
      }
      return sent.kind === "sent" && texts.length > 1 ? { ...sent, parts: texts.length } : sent;
    },
  };
};
