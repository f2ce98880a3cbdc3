import { EntitySchema } from "typeorm";

import type { InboundContent } from "../../core/ports/inbound-event.ts";
import type { OutboundMessage } from "../../core/ports/outbound-message.ts";
import { bigint, filled, identity, instant, jsonb, key, optional, smallint, text, uuid } from "./columns.ts";

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
  },
});
