import { z } from "zod";
import type { InboundContent, InboundEvent, UnsupportedContent } from "../../core/ports/inbound-event.ts";
import { sentAt } from "../../core/ports/sent-at.ts";

/** What an update is to us. What is ignored is named for the log. */
export type ZaloReading =
  | { readonly kind: "event"; readonly event: InboundEvent }
  | { readonly kind: "ignored"; readonly why: "unreadable" | "no_message" | "from_a_bot"; readonly eventName?: string };

// Ids are opaque; a platform that changes its mind and sends numbers must not make us deaf.
const Id = z.union([z.string().regex(/^[^\0\p{Surrogate}]{1,256}$/u), z.int().transform(String)]);

const Message = z.object({
  message_id: Id,
  chat: z.object({ id: Id, chat_type: z.string().optional().catch(undefined) }),
  from: z
    .object({
      id: Id,
      is_bot: z.boolean().optional().catch(undefined),
      display_name: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  date: z.unknown().optional(),
  text: z.string().optional().catch(undefined),
  caption: z.string().optional().catch(undefined),
});
type Message = z.infer<typeof Message>;

const Update = z.object({
  event_name: z.string().max(100).optional().catch(undefined),
  message: z.unknown().optional(),
});
const Wrapped = z.object({ ok: z.literal(true), result: Update });
// Real traffic is bare, the documentation shows it wrapped.
const Body = z.union([Wrapped.transform(({ result }) => result), Update]);

// PostgreSQL keeps neither NUL in text nor half a surrogate pair in JSON: the rest of the message must not be lost for it.
const storable = (text: string): string => text.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD");

const EVENT_NAME = /^message\.(\w+)\.received$/;

const UNSUPPORTED = new Map<string, UnsupportedContent>([
  ["image", "photo"],
  ["photo", "photo"],
  ["voice", "voice"],
  ["audio", "voice"],
  ["video", "video"],
  ["sticker", "sticker"],
  ["file", "file"],
  ["location", "location"],
  ["contact", "contact"],
]);

const contentOf = (eventName: string | undefined, { text, caption }: Message): InboundContent => {
  // A long poll has been seen to answer without a name: the text then speaks for itself.
  const what = eventName === undefined ? "text" : (EVENT_NAME.exec(eventName)?.[1] ?? "");
  if (what === "text" && text !== undefined) return { kind: "text", text: storable(text) };
  // A picture cannot be read, but what its sender wrote below it is a message like any other.
  if (caption !== undefined && caption.trim() !== "") return { kind: "text", text: storable(caption) };
  return { kind: "unsupported", what: UNSUPPORTED.get(what) ?? "other" };
};

const senderOf = ({ from, chat }: Message): InboundEvent["sender"] => {
  const name = storable(from?.display_name ?? "");
  return { userId: from?.id ?? chat.id, ...(name === "" ? {} : { displayName: name }) };
};

/** Reads the body of a webhook or the result of a long poll. Platform types end here. */
export const toInboundEvent = (
  body: unknown,
  { botId, receivedAt }: { readonly botId: string; readonly receivedAt: Date },
): ZaloReading => {
  const update = Body.safeParse(body);
  if (!update.success) return { kind: "ignored", why: "unreadable" };
  const { event_name: eventName, message: raw } = update.data;
  const named = eventName === undefined ? {} : { eventName };
  if (raw == null) return { kind: "ignored", why: "no_message", ...named };
  const message = Message.safeParse(raw);
  if (!message.success) return { kind: "ignored", why: "unreadable", ...named };
  if (message.data.from?.is_bot === true) return { kind: "ignored", why: "from_a_bot", ...named };
  const { message_id: messageId, chat, date } = message.data;
  const event: InboundEvent = {
    channel: "zalo",
    botId,
    chatId: chat.id,
    chatKind: chat.chat_type?.toUpperCase() === "GROUP" ? "group" : "private",
    eventId: messageId,
    messageId,
    sender: senderOf(message.data),
    sentAt: sentAt(date, receivedAt),
    receivedAt,
    content: contentOf(eventName, message.data),
  };
  return { kind: "event", event };
};
