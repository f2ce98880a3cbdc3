import { InputFile } from "grammy";
import type { Message } from "grammy/types";
import type { SendResult } from "../../core/ports/sender.ts";
import type { BotApi } from "./create-bot-api.ts";
import type { Keyboard } from "./to-keyboard.ts";
import { toSendResult } from "./to-send-result.ts";

/** In UTF-16 code units. Source: `sendPhoto` of the Bot API. */
export const MAX_CAPTION_LENGTH = 1024;

export interface Photo {
  readonly png: Uint8Array;
  readonly caption?: string;
  readonly keyboard?: Keyboard;
}

/** Sends one picture, uploaded with the call, so that Telegram need not reach our server. */
export const sendPhoto = async (
  callApi: BotApi,
  chatId: string,
  { png, caption, keyboard }: Photo,
): Promise<SendResult> => {
  const answer = await callApi((api, signal) =>
    api.raw.sendPhoto(
      {
        chat_id: chatId,
        photo: new InputFile(png, "so-tiem.png"),
        ...(caption === undefined ? {} : { caption }),
        ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
      },
      signal,
    ),
  );
  return toSent(answer);
};

export interface Document {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly caption: string;
  readonly keyboard?: Keyboard;
}

/** Sends one file, uploaded with the call. */
export const sendDocument = async (
  callApi: BotApi,
  chatId: string,
  { bytes, fileName, caption, keyboard }: Document,
): Promise<SendResult> => {
  const answer = await callApi((api, signal) =>
    api.raw.sendDocument(
      {
        chat_id: chatId,
        document: new InputFile(bytes, fileName),
        caption,
        ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
      },
      signal,
    ),
  );
  return toSent(answer);
};

const toSent = (answer: Awaited<ReturnType<BotApi>>): SendResult => {
  if (!answer.ok) return toSendResult(answer.failure);
  const { message_id } = (answer.result as Partial<Message> | undefined) ?? {};
  return { kind: "sent", ...(message_id === undefined ? {} : { messageId: String(message_id) }) };
};
