import type { Message } from "grammy/types";
import type { UnsupportedContent } from "../../core/ports/inbound-event.ts";

/**
 * What people send, not what Telegram reports about a chat (a pinned message, a new title): only the former gets an
 * answer, so what is not listed is left alone. The first match counts: an animation is a document too, a venue a location.
 */
const KINDS: readonly (readonly [keyof Message, UnsupportedContent])[] = [
  ["forward_origin", "forwarded"],
  ["photo", "photo"],
  ["live_photo", "photo"],
  ["voice", "voice"],
  ["audio", "voice"],
  ["video", "video"],
  ["video_note", "video"],
  ["animation", "video"],
  ["sticker", "sticker"],
  ["document", "file"],
  ["venue", "location"],
  ["location", "location"],
  ["poll", "other"],
  ["dice", "other"],
  ["game", "other"],
  ["story", "other"],
  ["paid_media", "other"],
  ["checklist", "other"],
  ["rich_message", "other"],
];

export const unsupportedContentOf = (message: Message): UnsupportedContent | undefined =>
  KINDS.find(([field]) => message[field] !== undefined)?.[1];
