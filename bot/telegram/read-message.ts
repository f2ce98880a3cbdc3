import type { Message } from "grammy/types";
import type { InboundContent, InboundEvent, UnsupportedContent } from "../../core/ports/inbound-event.ts";
import { sentAt } from "../../core/ports/sent-at.ts";
import { readWords } from "./read-words.ts";
import { inMs } from "./in-ms.ts";
import { toEnvelope, type Receipt } from "./to-envelope.ts";
import { unsupportedContentOf } from "./unsupported-content-of.ts";

const isFromPerson = ({ from, is_automatic_forward }: Message): boolean =>
  from !== undefined && !from.is_bot && is_automatic_forward !== true;

const isReplyToUs = (message: Message, { us }: Receipt): boolean =>
  message.reply_to_message?.from !== undefined && String(message.reply_to_message.from.id) === us.botId;

/** In a group people talk to each other as well: only what is addressed to us is ours to read. */
const isForUs = (message: Message, receipt: Receipt): boolean =>
  message.chat.type === "private" ||
  isReplyToUs(message, receipt) ||
  readWords(message.text ?? message.caption ?? "", receipt.us).namesUs;

/** A picture cannot be read, but what its sender wrote below it is a message like any other. */
const CAPTIONED = new Set<UnsupportedContent>(["photo", "video", "file"]);

/**
 * Telegram names the user whom a number belongs to: shared by that user and not passed on, it is proof. A card from the
 * sender's address book, or one that somebody else wrote, is none.
 */
const contactOf = ({ contact, from, forward_origin }: Message): InboundContent | undefined =>
  contact && {
    kind: "contact",
    phone: contact.phone_number,
    isSenders: contact.user_id !== undefined && contact.user_id === from?.id && forward_origin === undefined,
  };

const contentOf = (message: Message, { us }: Receipt): InboundContent | undefined => {
  const contact = contactOf(message);
  if (contact !== undefined) return contact;
  const what = unsupportedContentOf(message);
  const words = what === undefined || CAPTIONED.has(what) ? (message.text ?? message.caption) : undefined;
  if (words !== undefined) return { kind: "text", text: readWords(words, us).text };
  return what && { kind: "unsupported", what };
};

const idsOf = (message: Message, receipt: Receipt): Pick<InboundEvent, "messageId" | "replyToMessageId"> => ({
  messageId: String(message.message_id),
  ...(isReplyToUs(message, receipt) ? { replyToMessageId: String(message.reply_to_message?.message_id) } : {}),
});

/** The pictures of an album come as a message each: with one id between them, one is kept and answered. */
const eventIdOf = (updateId: number, { media_group_id }: Message): string =>
  media_group_id === undefined ? String(updateId) : `album:${media_group_id}`;

const readMove = (updateId: number, message: Message, receipt: Receipt): InboundEvent | undefined => {
  const { chat, from, date, migrate_to_chat_id: newChatId } = message;
  if (newChatId === undefined) return undefined;
  return {
    ...toEnvelope(receipt, { eventId: String(updateId), chat, from, sentAtSeconds: date }),
    content: { kind: "chat_moved", newChatId: String(newChatId) },
  };
};

/** @returns undefined for what is nobody's word to us: reports about the chat, other bots, talk among a group. */
export const readMessage = (updateId: number, message: Message, receipt: Receipt): InboundEvent | undefined => {
  const { chat, from, date } = message;
  const move = readMove(updateId, message, receipt);
  if (move !== undefined) return move;
  if (chat.type === "channel" || !isFromPerson(message) || !isForUs(message, receipt)) return undefined;
  const content = contentOf(message, receipt);
  if (content === undefined) return undefined;
  return {
    ...toEnvelope(receipt, { eventId: eventIdOf(updateId, message), chat, from, sentAtSeconds: date }),
    ...idsOf(message, receipt),
    content,
  };
};

/** A message that was changed afterwards. Only words count: a live location "edits" itself every few seconds. */
export const readEdit = (updateId: number, message: Message, receipt: Receipt): InboundEvent | undefined => {
  const event = readMessage(updateId, message, receipt);
  if (event?.content.kind !== "text" || message.edit_date === undefined) return undefined;
  return {
    ...event,
    sentAt: sentAt(inMs(message.edit_date), receipt.receivedAt),
    content: { kind: "edit", text: event.content.text },
  };
};
