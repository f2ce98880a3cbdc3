import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import type { Choice, OutboundMessage } from "../../core/ports/outbound-message.ts";

/** Such a choice puts words into the writer's input line, which Telegram's buttons cannot do: the text says what to type. */
const PREFILL = "prefill:";

export type Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup;

/** The one button that brings a number which Telegram vouches for; it takes the place of the letters until it is used. */
const phoneKeyboard = (label: string): ReplyKeyboardMarkup => ({
  keyboard: [[{ text: label, request_contact: true }]],
  one_time_keyboard: true,
  resize_keyboard: true,
});

const toButton = ({ label, payload }: Choice) => ({ text: label, callback_data: payload });

/** Answers of a question stand one below the other, to be read; actions side by side. @returns undefined where none is left. */
export const toKeyboard = ({ choices, asksForPhone }: OutboundMessage): Keyboard | undefined => {
  if (asksForPhone !== undefined) return phoneKeyboard(asksForPhone.label);
  const buttons = choices?.options.filter(({ payload }) => !payload.startsWith(PREFILL)).map(toButton) ?? [];
  if (buttons.length === 0) return undefined;
  return { inline_keyboard: choices?.kind === "question" ? buttons.map((button) => [button]) : [buttons] };
};
