import type { TableRead } from "./table-file.ts";

/** The chat apps a person can write through. A new channel is one new name here and one folder in `bot/`. */
export const CHANNELS = ["terminal", "browser", "telegram", "zalo"] as const;
export type Channel = (typeof CHANNELS)[number];

/** One chat of one of our bots on one channel. All ids are the platform's own, opaque strings. */
export interface ChatAddress {
  readonly channel: Channel;
  /** Which of our bots; `local` on the doors that have just one. */
  readonly botId: string;
  readonly chatId: string;
}

/** Who wrote, as the platform names them. */
export interface Sender {
  readonly userId: string;
  readonly displayName?: string;
}

/**
 * What was sent. A `choice` is a tapped button: its payload is one that an outbound message offered,
 * given back unchanged and never trusted. `unsupported` is anything that is neither, named for the answer.
 */
export type InboundContent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "choice"; readonly payload: string; readonly label: string }
  /** A number from a contact card. `isSenders`: the platform vouches that it is the number of who sent it. */
  | { readonly kind: "contact"; readonly phone: string; readonly isSenders: boolean }
  /** An earlier message of the person's was changed afterwards; the event's `messageId` names it. */
  | { readonly kind: "edit"; readonly text: string }
  /** The person blocked the bot or opened it again, or the chat goes on under a new id. */
  | { readonly kind: "chat_state"; readonly state: "gone" | "open" }
  | { readonly kind: "chat_moved"; readonly newChatId: string }
  /** A file of a table, read at the door: what was sent is kept as its rows, not as its bytes. */
  | { readonly kind: "file"; readonly name: string; readonly table: TableRead; readonly caption?: string }
  | { readonly kind: "unsupported"; readonly what: UnsupportedContent };

/** Named for the answer; `other` is anything that has no name here. */
export type UnsupportedContent =
  "photo" | "voice" | "video" | "sticker" | "file" | "location" | "contact" | "forwarded" | "other";

/** One message as a door hands it in: platform types end here. */
export interface InboundEvent extends ChatAddress {
  /** The platform's id of the event, unique per channel and bot: the key that makes a repeat harmless. */
  readonly eventId: string;
  readonly sender: Sender;
  /** In a group several people write; `private` unless said. */
  readonly chatKind?: "private" | "group";
  /** The platform's id of the message, by which an edit or a reply names it later. */
  readonly messageId?: string;
  /** The message of ours that this one replies to. */
  readonly replyToMessageId?: string;
  /** When the person sent it, by the platform's clock. */
  readonly sentAt: Date;
  /** When the door received it, by the business clock. Reading uses the earlier of the two. */
  readonly receivedAt: Date;
  readonly content: InboundContent;
}

/** Text longer than this is kept but not read: the answer says so. Unit: UTF-16 code units. */
export const MAX_TEXT_LENGTH = 4_000;
