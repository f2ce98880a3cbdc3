import type { OutboundMessage } from "../../core/ports/outbound-message.ts";
import type { Outbox } from "../../core/ports/outbox.ts";
import type { ComposedMessage } from "../../core/ports/presenter.ts";
import type { Transaction } from "../../core/ports/transaction.ts";
import { CHAT_REPLIES_CHANNEL } from "../chat-replies-channel.ts";
import { OutboxMessageEntity } from "../entities/way-entities.ts";
import { send, statement } from "../statement.ts";
import { managerOf } from "../transactions.ts";
import { keepFile, keepPicture } from "./keep-file.ts";

export function createOutbox(): Outbox {
  return {
    async put(tx, { chatId, tenantId, kind, key, eventId, bookEntryId, message }) {
      const linked = await withLink(tx, message, tenantId);
      send(managerOf(tx), PUT, [
        chatId,
        tenantId ?? null,
        key,
        eventId ?? null,
        bookEntryId ?? null,
        JSON.stringify(linked),
        CHAT_REPLIES_CHANNEL,
        PULLED_CHANNELS,
        kind ?? "reply",
      ]);
    },

    async findBookEntry(tx, chatId, platformMessageId) {
      const row = await managerOf(tx).findOneBy(OutboxMessageEntity, { chatId, platformMessageId });
      return row?.bookEntryId ?? undefined;
    },
  };
}

/** The message with its picture and file kept and named: from here on it is plain data that any door can send. */
async function withLink(
  tx: Transaction,
  { drawing, file, ...message }: ComposedMessage,
  tenantId: string | undefined,
): Promise<OutboundMessage> {
  return {
    ...message,
    ...(drawing && { picture: { linkName: await keepPicture(tx, drawing, tenantId), title: drawing.title } }),
    ...(file && { document: await keepFile(tx, file, tenantId) }),
  };
}

/** Whose doors read their outbox themselves. A NOTIFY makes commits wait for each other, so only these get one. */
export const PULLED_CHANNELS = ["terminal", "browser"];

// A chat that is gone gets nothing more; what is said to it is kept for the record.
const PUT = statement(`
  WITH addressee AS (SELECT *, channel = ANY($8) AS pulled FROM chat WHERE id = $1),
  added AS (
    INSERT INTO ${OutboxMessageEntity.options.name}
      (chat_id, tenant_id, key, event_id, book_entry_id, message, kind, state)
    SELECT id, $2, $3, $4, $5, $6, $9, CASE WHEN pulled OR state <> 'open' THEN 'kept' ELSE 'pending' END FROM addressee
    ON CONFLICT (key) DO NOTHING RETURNING chat_id)
  SELECT pg_notify($7, channel || '|' || bot_id || '|' || addressee.chat_id) FROM addressee JOIN added
    ON added.chat_id = addressee.id WHERE pulled`);
