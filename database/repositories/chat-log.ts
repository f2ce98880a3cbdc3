import type { DataSource } from "typeorm";

import { chatKey } from "../../core/ports/chat-key.ts";
import type { ChatLog, ChatPage, LoggedMessage, LoggedReply } from "../../core/ports/chat-log.ts";
import type { ChatAddress, InboundContent } from "../../core/ports/inbound-event.ts";
import type { OutboundMessage } from "../../core/ports/outbound-message.ts";
import { ChatEntity } from "../entities/account-entities.ts";
import { InboundEventEntity, OutboxMessageEntity } from "../entities/way-entities.ts";
import type { ReplyListener } from "../reply-listener.ts";
import { translateError } from "../transactions.ts";

const REPLIES_AT_ONCE = 100;

export function createChatLog(dataSource: DataSource, listener: ReplyListener): ChatLog {
  const query = async <T>(sql: string, parameters: unknown[]): Promise<T[]> => {
    try {
      return await dataSource.query<T[]>(sql, parameters);
    } catch (error) {
      throw translateError(error);
    }
  };
  return {
    async repliesAfter(chat, cursor) {
      const rows = await query<ReplyRow>(REPLIES, [...address(chat), cursor, REPLIES_AT_ONCE]);
      return rows.map(toReply);
    },

    async page(chat, { before, limit }): Promise<ChatPage> {
      // The newest reply is read first: one that comes in between is then read twice rather than never.
      const [newest] = await query<{ id: string }>(NEWEST, address(chat));
      const rows = await query<EntryRow>(PAGE, [...address(chat), chatKey(chat), before ?? null, limit + 1]);
      const shown = rows.slice(0, limit);
      const oldest = shown.at(-1);
      return {
        entries: shown.reverse().map(toEntry),
        ...(rows.length > limit && oldest && { older: oldest.mark }),
        newestReply: newest?.id ?? "0",
      };
    },

    async isWorking(chat) {
      const [row] = await query<{ working: boolean }>(WORKING, [chatKey(chat)]);
      return row?.working ?? false;
    },

    onReply: (chat, called) => listener.listen(chatKey(chat), called),
  };
}

const address = ({ channel, botId, chatId }: ChatAddress): string[] => [channel, botId, chatId];

interface ReplyRow {
  id: string;
  at: Date;
  message: OutboundMessage;
}

/** `mark` orders both kinds of entry by time to the microsecond, then by kind and id. */
type EntryRow = { mark: string; at: Date } & (
  { kind: "message"; id: string; body: InboundContent } | { kind: "reply"; id: string; body: OutboundMessage }
);

const toReply = ({ id, at, message }: ReplyRow): LoggedReply => ({ from: "shop-book", cursor: id, at, message });

const toEntry = (row: EntryRow): LoggedReply | LoggedMessage =>
  row.kind === "reply"
    ? toReply({ id: row.id, at: row.at, message: row.body })
    : { from: "person", eventId: row.id, at: row.at, content: row.body };

const [CHAT, INBOUND, OUTBOX] = [ChatEntity, InboundEventEntity, OutboxMessageEntity].map(
  ({ options }) => options.name,
) as [string, string, string];

const OWN_CHAT = `(SELECT id FROM ${CHAT} WHERE channel = $1 AND bot_id = $2 AND chat_id = $3)`;

const REPLIES = `
  SELECT id, created_at AS at, message FROM ${OUTBOX}
  WHERE chat_id = ${OWN_CHAT} AND id > $4 ORDER BY id LIMIT $5`;

const NEWEST = `SELECT id FROM ${OUTBOX} WHERE chat_id = ${OWN_CHAT} ORDER BY id DESC LIMIT 1`;

const MARK = (kind: 0 | 1): string =>
  `to_char(created_at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS') || '${String(kind)}' || lpad(id::text, 19, '0')`;

const PAGE = `
  SELECT mark, at, kind, id, body FROM (
    (SELECT ${MARK(0)} AS mark, created_at AS at, 'message' AS kind, event_id AS id, content AS body FROM ${INBOUND}
      WHERE chat_key = $4 AND content IS NOT NULL AND ($5::text IS NULL OR ${MARK(0)} < $5)
      ORDER BY created_at DESC, inbound_event.id DESC LIMIT $6)
    UNION ALL
    (SELECT ${MARK(1)}, created_at, 'reply', id::text, message FROM ${OUTBOX}
      WHERE chat_id = ${OWN_CHAT} AND ($5::text IS NULL OR ${MARK(1)} < $5)
      ORDER BY created_at DESC, outbox_message.id DESC LIMIT $6)
  ) AS both_sides ORDER BY mark DESC LIMIT $6`;

const WORKING = `SELECT EXISTS (SELECT FROM ${INBOUND} WHERE chat_key = $1 AND state = 'pending') AS working`;
