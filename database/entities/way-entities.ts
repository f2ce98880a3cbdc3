import { EntitySchema } from "typeorm";

import type { InboundContent } from "../../core/ports/inbound-event.ts";
import type { Drawing } from "../../core/ports/drawing.ts";
import type { OutboundMessage } from "../../core/ports/outbound-message.ts";
import {
  bigint,
  bytea,
  calendarDate,
  filled,
  identity,
  instant,
  integer,
  jsonb,
  key,
  optional,
  smallint,
  text,
  uuid,
} from "./columns.ts";

export interface InboundEventRow {
  id?: number;
  chatKey: string;
  channel: string;
  botId: string;
  eventId: string;
  chatId: string;
  userId: string;
  displayName?: string | null;
  content: InboundContent | null;
  sentAt: Date;
  receivedAt: Date;
  createdAt?: Date;
  state?: "pending" | "processed" | "failed";
  attempts?: number;
  nextAttemptAt?: Date;
  lastErrorCode?: string | null;
  doneAt?: Date | null;
  chatKind?: "private" | "group";
  messageId?: string | null;
  replyToMessageId?: string | null;
}
export const InboundEventEntity = new EntitySchema<InboundEventRow>({
  name: "inbound_event",
  columns: {
    id: key(identity("id")),
    chatKey: text("chat_key"),
    channel: text("channel"),
    botId: text("bot_id"),
    eventId: text("event_id"),
    chatId: text("chat_id"),
    userId: text("user_id"),
    displayName: optional(text("display_name")),
    content: optional(jsonb("content")),
    sentAt: instant("sent_at"),
    receivedAt: instant("received_at"),
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
    state: filled(text("state"), "'pending'"),
    attempts: filled(smallint("attempts"), "0"),
    nextAttemptAt: filled(instant("next_attempt_at"), "clock_timestamp()"),
    lastErrorCode: optional(text("last_error_code")),
    doneAt: optional(instant("done_at")),
    chatKind: filled(text("chat_kind"), "'private'"),
    messageId: optional(text("message_id")),
    replyToMessageId: optional(text("reply_to_message_id")),
  },
});

export interface OutboxMessageRow {
  id?: number;
  chatId: string;
  tenantId?: string | null;
  key: string;
  eventId?: number | null;
  bookEntryId?: string | null;
  message: OutboundMessage;
  createdAt?: Date;
  kind?: "reply" | "push";
  state?: "kept" | "pending" | "sent" | "unknown" | "failed" | "dropped";
  attempts?: number;
  nextSendAt?: Date;
  doneAt?: Date | null;
  platformMessageId?: string | null;
  lastErrorCode?: string | null;
}
export const OutboxMessageEntity = new EntitySchema<OutboxMessageRow>({
  name: "outbox_message",
  columns: {
    id: key(identity("id")),
    chatId: uuid("chat_id"),
    tenantId: optional(uuid("tenant_id")),
    key: text("key"),
    eventId: optional(bigint("event_id")),
    bookEntryId: optional(uuid("book_entry_id")),
    message: jsonb("message"),
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
    kind: filled(text("kind"), "'reply'"),
    state: filled(text("state"), "'kept'"),
    attempts: filled(smallint("attempts"), "0"),
    nextSendAt: filled(instant("next_send_at"), "clock_timestamp()"),
    doneAt: optional(instant("done_at")),
    platformMessageId: optional(text("platform_message_id")),
    lastErrorCode: optional(text("last_error_code")),
  },
});

export interface BotMonthRow {
  channel: string;
  botId: string;
  /** The first day of the month. */
  month: string;
  sentCount: number;
}
export const BotMonthEntity = new EntitySchema<BotMonthRow>({
  name: "bot_month",
  columns: {
    channel: key(text("channel")),
    botId: key(text("bot_id")),
    month: key(calendarDate("month")),
    sentCount: filled(integer("sent_count"), "0"),
  },
});

export interface SharedFileRow {
  linkName: string;
  tenantId?: string | null;
  mediaType: string;
  /** What is drawn when somebody first looks. */
  drawing?: Drawing | null;
  content?: Buffer | null;
  /** What it is called where it is kept; a picture has no name. */
  fileName?: string | null;
  createdAt?: Date;
  expiresAt: Date;
}
export const SharedFileEntity = new EntitySchema<SharedFileRow>({
  name: "shared_file",
  columns: {
    linkName: key(text("link_name")),
    tenantId: optional(uuid("tenant_id")),
    mediaType: text("media_type"),
    drawing: optional(jsonb("drawing")),
    content: optional(bytea("content")),
    fileName: optional(text("file_name")),
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
    expiresAt: instant("expires_at"),
  },
});
