import type { Message } from "grammy/types";
import type { OutboundMessage } from "../../core/ports/outbound-message.ts";
import type { Sender, SendResult } from "../../core/ports/sender.ts";
import { botIdOf } from "./bot-id-of.ts";
import { type BotApi, createBotApi } from "./create-bot-api.ts";
import { MAX_CAPTION_LENGTH, sendDocument, sendPhoto } from "./send-photo.ts";
import { splitText } from "./split-text.ts";
import { type Keyboard, toKeyboard } from "./to-keyboard.ts";
import { toSendResult } from "./to-send-result.ts";

export interface TelegramSenderDeps {
  readonly token: string;
  /** Without a slash at its end; Telegram's own unless given. */
  readonly apiRoot?: string;
  /** How long one call may take before its outcome counts as unknown. Node gives up connecting after 10 s. */
  readonly timeoutMs?: number;
  /** 30 unless given. Beyond that, messages go out as paid ones. */
  readonly messagesPerSecond?: number;
  /** The bytes of a message's picture or file; undefined where it has expired. Without it messages go out as words alone. */
  readonly loadFile?: (file: { readonly linkName: string }) => Promise<Uint8Array | undefined>;
}

/** In UTF-16 code units. Source: `sendMessage` of the Bot API. */
const MAX_TEXT_LENGTH = 4096;
/** Source: the Bot API's FAQ, "My bot is hitting limits". */
const FREE_PER_SECOND = 30;
const PER_CHAT_PER_SECOND = 1;

const sendPart = async (
  callApi: BotApi,
  chatId: string,
  text: string,
  keyboard: Keyboard | undefined,
): Promise<SendResult> => {
  const answer = await callApi((api, signal) =>
    api.raw.sendMessage(
      {
        chat_id: chatId,
        text,
        link_preview_options: { is_disabled: true },
        ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
      },
      signal,
    ),
  );
  if (!answer.ok) return toSendResult(answer.failure);
  // An answer that says yes and nothing else is still a yes.
  const { message_id } = (answer.result as Partial<Message> | undefined) ?? {};
  return { kind: "sent", ...(message_id === undefined ? {} : { messageId: String(message_id) }) };
};

/** Once a part has arrived, "nothing was sent" is no longer true, and a repeat would bring that part twice. */
const afterFirstPart = (result: SendResult): SendResult =>
  result.kind === "slow_down" || result.kind === "unreachable"
    ? { kind: "unknown", code: "telegram_sent_in_part" }
    : result;

const sendText = async (callApi: BotApi, chatId: string, message: OutboundMessage): Promise<SendResult> => {
  const parts = splitText(message.text, MAX_TEXT_LENGTH);
  let result: SendResult = { kind: "refused", code: "telegram_nothing_to_send" };
  for (const [index, part] of parts.entries()) {
    const keyboard = index === parts.length - 1 ? toKeyboard(message) : undefined;
    const sent = await sendPart(callApi, chatId, part, keyboard);
    result = index === 0 ? sent : afterFirstPart(sent);
    if (result.kind !== "sent") return result;
  }
  return result;
};

/**
 * A picture with the text as its caption. A text that is too long goes first and alone decides the result: the words
 * say the same, and a repeat for the picture's sake would bring them twice. So does a picture that Telegram will not take.
 */
const sendWithPicture = async (
  callApi: BotApi,
  chatId: string,
  message: OutboundMessage,
  png: Uint8Array,
): Promise<SendResult> => {
  const keyboard = toKeyboard(message);
  if (message.text.length <= MAX_CAPTION_LENGTH) {
    const photo = { png, caption: message.text, ...(keyboard === undefined ? {} : { keyboard }) };
    const sent = await sendPhoto(callApi, chatId, photo);
    return sent.kind === "refused" ? sendText(callApi, chatId, message) : sent;
  }
  const sent = await sendText(callApi, chatId, message);
  if (sent.kind === "sent") await sendPhoto(callApi, chatId, { png });
  return sent;
};

/** A file with the text as its caption; its words are short. Where Telegram will not take it, the words say so. */
const sendWithDocument = async (
  callApi: BotApi,
  chatId: string,
  message: OutboundMessage,
  file: { readonly bytes: Uint8Array; readonly fileName: string },
): Promise<SendResult> => {
  const keyboard = toKeyboard(message);
  const caption = message.text.slice(0, MAX_CAPTION_LENGTH);
  const sent = await sendDocument(callApi, chatId, { ...file, caption, ...(keyboard && { keyboard }) });
  return sent.kind === "refused" ? sendText(callApi, chatId, withoutFile(message)) : sent;
};

/** A picture says what the text says; where a file is missing the words have to tell. */
const withoutFile = (message: OutboundMessage): OutboundMessage => ({
  ...message,
  text: message.document?.unreachableWords ?? message.text,
});

/**
 * Sends what the outbox holds through one bot, each message once: repeating is for delivery to decide. A long text goes
 * out in several messages; the keyboard hangs on the last, whose id is the one that is returned.
 * @throws SettingError when the token cannot be one.
 */
export const createTelegramSender = ({
  token,
  apiRoot,
  timeoutMs = 15_000,
  messagesPerSecond = FREE_PER_SECOND,
  loadFile = () => Promise.resolve(undefined),
}: TelegramSenderDeps): Sender => {
  const paysToSend = messagesPerSecond > FREE_PER_SECOND;
  const callApi = createBotApi({ token, timeoutMs, paysToSend, ...(apiRoot === undefined ? {} : { apiRoot }) });
  const limits = { perSecond: messagesPerSecond, perChatPerSecond: PER_CHAT_PER_SECOND };
  const send = async (chatId: string, message: OutboundMessage): Promise<SendResult> => {
    const { picture, document } = message;
    const file = document ?? picture;
    if (file === undefined) return sendText(callApi, chatId, message);
    try {
      const bytes = await loadFile(file);
      if (bytes !== undefined && document !== undefined) {
        return await sendWithDocument(callApi, chatId, message, { bytes, fileName: document.fileName });
      }
      if (bytes !== undefined) return await sendWithPicture(callApi, chatId, message, bytes);
    } catch {
      // The book's own database is away: nothing was sent, and it will be back.
      return { kind: "unreachable", code: "file_not_loaded" };
    }
    return sendText(callApi, chatId, withoutFile(message));
  };
  const withdrawChoices = async (chatId: string, messageId: string): Promise<void> => {
    await callApi((api, signal) =>
      api.raw.editMessageReplyMarkup({ chat_id: chatId, message_id: Number(messageId) }, signal),
    );
  };
  return { channel: "telegram", botId: botIdOf(token), limits, send, withdrawChoices };
};
