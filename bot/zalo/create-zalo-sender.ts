import type { OutboundDocument, Picture } from "../../core/ports/outbound-message.ts";
import type { Sender, SendResult } from "../../core/ports/sender.ts";
import { createZaloClient, type ZaloClient, type ZaloClientDeps } from "./client.ts";
import { toSendResult } from "./to-send-result.ts";
import { toZaloTexts } from "./to-zalo-texts.ts";
import { zaloBotId } from "./zalo-bot-id.ts";

export interface ZaloSenderDeps extends ZaloClientDeps {
  /** Zalo does not say how long to wait after 429. 30,000 unless given. */
  readonly slowDownMs?: number;
  /** What the bot's plan allows; the basic plan's 3,000 unless given. */
  readonly monthlyMessages?: number;
  /** A public address of a message's picture. Without it messages go out as words alone: Zalo takes pictures by URL only. */
  readonly pictureUrl?: (picture: Picture) => string;
  /** A public address of a message's file: Zalo takes no files, so a link is sent. */
  readonly documentUrl?: (document: OutboundDocument) => string;
}

/** Within one message of 2,000 characters, with room for the numbered choices of the last reply. */
const MERGE_UP_TO_LENGTH = 1_500;

// Zalo publishes no rates; these are modest, and a 429 corrects them.
const LIMITS = { perSecond: 10, perChatPerSecond: 1 } as const;

const NOTHING_TO_SEND: SendResult = { kind: "refused", code: "empty" };

const sendTexts = async (
  client: ZaloClient,
  chatId: string,
  texts: readonly string[],
  slowDownMs: number,
): Promise<SendResult> => {
  let sent: SendResult = NOTHING_TO_SEND;
  for (const text of texts) {
    sent = toSendResult(await client.sendMessage({ chatId, text }), slowDownMs);
    if (sent.kind !== "sent") return sent;
  }
  return sent.kind === "sent" && texts.length > 1 ? { ...sent, parts: texts.length } : sent;
};

/**
 * Sends for one Zalo bot. A text that is too long goes out in parts; the first part that fails ends it, and its result
 * is the message's. If delivery then sends the message again, the parts before it arrive a second time: a repeated
 * line is better than a missing one, and messages of more than one part are rare.
 * @throws SettingError when `apiRoot` is no address
 */
export const createZaloSender = ({
  slowDownMs = 30_000,
  monthlyMessages = 3_000,
  pictureUrl,
  documentUrl,
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
      const texts = toZaloTexts(message, documentUrl).filter((text) => text.trim() !== "");
      const [only] = texts;
      if (message.picture !== undefined && pictureUrl !== undefined && only !== undefined && texts.length === 1) {
        const photo = { chatId, photo: pictureUrl(message.picture), caption: only };
        const sent = toSendResult(await client.sendPhoto(photo), slowDownMs);
        // What Zalo will not take as a picture it may still take as words, which say the same.
        if (sent.kind !== "refused") return sent;
      }
      return sendTexts(client, chatId, texts, slowDownMs);
    },
  };
};
