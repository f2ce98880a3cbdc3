import type { Outbox } from "../../core/ports/outbox.ts";
import { CHAT_REPLIES_CHANNEL } from "../chat-replies-channel.ts";
import { OutboxMessageEntity } from "../entities/way-entities.ts";
import { managerOf } from "../transactions.ts";

export function createOutbox(): Outbox {
  return {
    async put(tx, { chatId, tenantId, key, eventId, bookEntryId, message }) {
      await managerOf(tx).query(PUT, [
        chatId,
        tenantId ?? null,
        key,
        eventId ?? null,
        bookEntryId ?? null,
        JSON.stringify(message),
        CHAT_REPLIES_CHANNEL,
        PULLED_CHANNELS,
      ]);
    },
  };
}

/** Whose doors read their outbox themselves. A NOTIFY makes commits wait for each other, so only these get one. */
const PULLED_CHANNELS = ["terminal", "browser"];

const PUT = `
  WITH added AS (
    INSERT INTO ${OutboxMessageEntity.options.name} (chat_id, tenant_id, key, event_id, book_entry_id, message)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (key) DO NOTHING RETURNING chat_id)
  SELECT pg_notify($7, chat.channel || '|' || chat.bot_id || '|' || chat.chat_id) FROM added JOIN chat ON chat.id = added.chat_id WHERE chat.channel = ANY($8)`;
