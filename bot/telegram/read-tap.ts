import type { CallbackQuery, InlineKeyboardMarkup, MaybeInaccessibleMessage, Message } from "grammy/types";
import type { InboundEvent } from "../../core/ports/inbound-event.ts";
import { toEnvelope, type Receipt } from "./to-envelope.ts";

/** A message that is too old comes without its keyboard: then the payload stands for the label. */
const labelOf = (message: MaybeInaccessibleMessage, payload: string): string => {
  const { reply_markup } = message as Partial<Message>;
  // Declared as always there; Telegram leaves it out where the keyboard has gone.
  const rows = (reply_markup as Partial<InlineKeyboardMarkup> | undefined)?.inline_keyboard ?? [];
  const tapped = rows.flat().find((button) => "callback_data" in button && button.callback_data === payload);
  return tapped?.text ?? payload;
};

/** A tapped button. @returns undefined where it is none of ours: a game's, or one of a message sent by way of us. */
export const readTap = (updateId: number, query: CallbackQuery, receipt: Receipt): InboundEvent | undefined => {
  const { message, data, from } = query;
  if (message === undefined || data === undefined || message.chat.type === "channel") return undefined;
  return {
    ...toEnvelope(receipt, { eventId: String(updateId), chat: message.chat, from }),
    replyToMessageId: String(message.message_id),
    content: { kind: "choice", payload: data, label: labelOf(message, data) },
  };
};
