import type { DataSource } from "typeorm";

import { chatKey } from "../../core/ports/chat-key.ts";
import type { Channel, InboundContent, InboundEvent } from "../../core/ports/inbound-event.ts";
import type { Claim, InboundEvents, PendingEvent, Taken } from "../../core/ports/inbound-events.ts";
import { toSafeInteger } from "../entities/columns.ts";
import { InboundEventEntity, type InboundEventRow } from "../entities/way-entities.ts";
import { expectRows } from "../expect-rows.ts";
import { rowsAlone, rowsOf, statement } from "../statement.ts";
import { storableText } from "../storable-text.ts";
import { managerOf, translateError } from "../transactions.ts";
import { ACQUAINTANCE, type AcquaintanceRow, acquaintedWith, findAcquaintance } from "./acquaintance.ts";

/** Rows forgotten at a time, so that the retention never holds many locks. */
const FORGET_BATCH = 1_000;

export const createInboundEvents = (dataSource: DataSource): InboundEvents => ({
  claimOldest,
  takeOldest,
  findByMessage,
  findSameText,
  markFailed,
  hasDue,
  ...outsideTransactions(translatingQuery(dataSource), dataSource),
});

type Query = <T>(sql: string, parameters: unknown[]) => Promise<T>;

const translatingQuery =
  (dataSource: DataSource): Query =>
  <T>(sql: string, parameters: unknown[]): Promise<T> =>
    translating(dataSource.query<T>(sql, parameters));

async function translating<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw translateError(error);
  }
}

const claimOldest: InboundEvents["claimOldest"] = async (tx, key): Promise<Claim> => {
  const manager = managerOf(tx);
  // Two statements: the second must not see the line as it was before the lock was ours.
  const [lock] = await manager.query<[{ taken: boolean }]>(LOCK, [key]);
  if (!lock.taken) return { kind: "busy" };
  const [head] = await manager.query<[HeadRow?]>(HEAD, [key]);
  return head?.due ? { kind: "claimed", event: toPendingEvent(head) } : { kind: "idle" };
};

const takeOldest: InboundEvents["takeOldest"] = async (tx, key): Promise<Taken> => {
  const manager = managerOf(tx);
  const { row, who } = await findAcquaintance(manager, rowsOf<TakenHead>(manager, TAKE, [key]));
  if (!row.isOurs) return { kind: "busy" };
  return row.id === null ? { kind: "idle" } : { kind: "claimed", event: toPendingEvent(row), who };
};

const findByMessage: InboundEvents["findByMessage"] = async (tx, key, messageId) => {
  const [row] = await managerOf(tx).query<[{ id: string }?]>(FIND_BY_MESSAGE, [key, messageId]);
  return row && toSafeInteger(row.id);
};

const findSameText: InboundEvents["findSameText"] = async (tx, key, before, text, { since, until }) => {
  const values = [key, before, storableText(text), since, until];
  const rows = await rowsOf<{ id: string }>(managerOf(tx), FIND_SAME_TEXT, values);
  return rows.map(({ id }) => toSafeInteger(id));
};

const markFailed: InboundEvents["markFailed"] = async (tx, id) => {
  expectRows(await managerOf(tx).query(MARK_FAILED, [id]), 1, "inbound event to be failed");
};

const hasDue: InboundEvents["hasDue"] = async (tx, key) => {
  const [head] = await rowsOf<{ due: boolean }>(managerOf(tx), DUE, [key]);
  return head?.due ?? false;
};

const outsideTransactions = (
  query: Query,
  dataSource: DataSource,
): Pick<InboundEvents, "keep" | "countFailure" | "neglectedChats" | "forgetOlderThan"> => ({
  async keep(event, ahead) {
    const values = keptValues(event);
    const rows = await translating(
      ahead === undefined ? rowsAlone(dataSource, KEEP, values) : rowsOf(managerOf(ahead), KEEP, values),
    );
    return rows.length === 1 ? "new" : "repeated";
  },

  async countFailure(id, errorCode, retryAfterMs) {
    const [rows] = await query<[{ attempts: number }[], number]>(COUNT_FAILURE, [id, errorCode, retryAfterMs]);
    return rows[0]?.attempts ?? 0;
  },

  async neglectedChats(olderThanMs, limit) {
    const rows = await query<{ chat_key: string }[]>(NEGLECTED, [olderThanMs, limit]);
    return rows.map((row) => row.chat_key);
  },

  async forgetOlderThan(days) {
    let forgotten = 0;
    for (;;) {
      const [batch] = await query<[{ count: number }?]>(FORGET, [days, FORGET_BATCH]);
      const { count = 0 } = batch ?? {};
      forgotten += count;
      if (count < FORGET_BATCH) return forgotten;
    }
  },
});

function keptValues(event: InboundEvent): unknown[] {
  const { channel, botId, eventId, chatId, sender, content, sentAt, receivedAt } = event;
  const displayName = sender.displayName === undefined ? null : storableText(sender.displayName);
  const names = [chatKey(event), channel, botId, eventId, chatId, sender.userId].map(storableText);
  const body = JSON.stringify(content, (_key, value: unknown) =>
    typeof value === "string" ? storableText(value) : value,
  );
  const ids = [event.messageId, event.replyToMessageId].map((id) => (id === undefined ? null : storableText(id)));
  return [...names, displayName, body, sentAt, receivedAt, event.chatKind ?? "private", ...ids];
}

/** A pending row has its content: a CHECK of the table says so. */
type HeadRow = Required<Omit<InboundEventRow, "id" | "content">> & {
  id: string;
  content: InboundContent;
  due: boolean;
};

const toPendingEvent = (row: TakenRow): PendingEvent => ({
  id: toSafeInteger(row.id),
  attempts: row.attempts,
  channel: row.channel as Channel,
  botId: row.botId,
  eventId: row.eventId,
  chatId: row.chatId,
  sender: { userId: row.userId, ...(row.displayName !== null && { displayName: row.displayName }) },
  sentAt: row.sentAt,
  receivedAt: row.receivedAt,
  content: row.content,
  chatKind: row.chatKind,
  ...(row.messageId !== null && { messageId: row.messageId }),
  ...(row.replyToMessageId !== null && { replyToMessageId: row.replyToMessageId }),
});

/** What `RETURNING` gives of an event that is taken: it is due, or it would not be. */
type TakenRow = Omit<HeadRow, "due">;

type TakenHead = AcquaintanceRow & { readonly isOurs: boolean } & (TakenRow | { readonly id: null });

const TABLE = InboundEventEntity.options.name;

const KEEP = statement(`
  INSERT INTO ${TABLE}
    (chat_key, channel, bot_id, event_id, chat_id, user_id, display_name, content, sent_at, received_at,
     chat_kind, message_id, reply_to_message_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT (channel, bot_id, event_id) DO NOTHING
  RETURNING id`);

const LOCK = `SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken`;

const COLUMNS = `
    event.id, channel, bot_id AS "botId", event_id AS "eventId", chat_id AS "chatId", user_id AS "userId",
    display_name AS "displayName", content, sent_at AS "sentAt", received_at AS "receivedAt", attempts,
    chat_kind AS "chatKind", message_id AS "messageId", reply_to_message_id AS "replyToMessageId"`;

// What was never tried is due, also where the clock was set back since it came.
const IS_DUE = `(attempts = 0 OR next_attempt_at <= clock_timestamp())`;

const HEAD = `
  SELECT ${COLUMNS}, ${IS_DUE} AS due
  FROM ${TABLE} AS event WHERE chat_key = $1 AND state = 'pending' ORDER BY id LIMIT 1`;

const DUE = statement(
  `SELECT ${IS_DUE} AS due FROM ${TABLE} WHERE chat_key = $1 AND state = 'pending' ORDER BY id LIMIT 1`,
);

// The line is seen as it was before the lock was ours. What was done to its head meanwhile is found out, since an UPDATE
// looks at its row once more; what then stands behind the head is found by the look after the chat is let go (work-chat.ts).
const TAKE = statement(`
  WITH line AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS "isOurs"),
  head AS MATERIALIZED (
    SELECT waiting.id FROM line, ${TABLE} AS waiting
    WHERE line."isOurs" AND waiting.chat_key = $1 AND waiting.state = 'pending' ORDER BY waiting.id LIMIT 1),
  taken AS (
    UPDATE ${TABLE} AS event SET state = 'processed', done_at = clock_timestamp() FROM head
    WHERE event.id = head.id AND event.state = 'pending' AND ${IS_DUE} RETURNING ${COLUMNS})
  SELECT line."isOurs", taken.*, ${ACQUAINTANCE}
  FROM line LEFT JOIN taken ON true ${acquaintedWith({
    channel: "taken.channel",
    botId: 'taken."botId"',
    chatId: 'taken."chatId"',
    userId: 'taken."userId"',
  })}`);

const FIND_BY_MESSAGE = `
  SELECT id FROM ${TABLE} WHERE chat_key = $1 AND message_id = $2 AND COALESCE(content->>'kind', '') <> 'edit'
  ORDER BY id LIMIT 1`;

// What is minutes old by its senders' clock was kept within the hour by ours: the index of a chat's messages ends the look there.
const FIND_SAME_TEXT = statement(`
  SELECT id FROM ${TABLE}
  WHERE chat_key = $1 AND id < $2 AND created_at >= clock_timestamp() - interval '1 hour'
    AND sent_at BETWEEN $4 AND $5 AND content->>'kind' = 'text'
    AND lower(btrim(content->>'text')) = lower(btrim($3))
  ORDER BY id DESC LIMIT 5`);

const MARK_FAILED = `
  UPDATE ${TABLE} SET state = 'failed', done_at = clock_timestamp() WHERE id = $1 AND state = 'pending' RETURNING id`;

const COUNT_FAILURE = `
  UPDATE ${TABLE} SET attempts = attempts + 1, last_error_code = $2,
    next_attempt_at = clock_timestamp() + $3 * interval '1 millisecond'
  WHERE id = $1 AND state = 'pending' RETURNING attempts`;

const NEGLECTED = `
  SELECT chat_key FROM ${TABLE}
  WHERE state = 'pending' AND next_attempt_at < clock_timestamp() - $1 * interval '1 millisecond'
  GROUP BY chat_key ORDER BY min(id) LIMIT $2`;

// What stayed of a chat without its text goes with the next event of the chat that is old enough.
const FORGET = `
  WITH aged AS MATERIALIZED (
    SELECT id, chat_key, created_at FROM ${TABLE}
    WHERE content IS NOT NULL AND state <> 'pending' AND created_at < clock_timestamp() - $1 * interval '1 day'
    ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED),
  chats AS (SELECT chat_key, max(created_at) AS upto FROM aged GROUP BY chat_key),
  removed AS (
    DELETE FROM ${TABLE} AS event USING chats
    WHERE event.chat_key = chats.chat_key AND event.created_at <= chats.upto AND event.state <> 'pending'
      AND (event.content IS NULL OR event.id IN (SELECT id FROM aged))
      AND EXISTS (SELECT FROM ${TABLE} AS later WHERE later.chat_key = event.chat_key
        AND (later.created_at, later.id) > (event.created_at, event.id))
    RETURNING event.id),
  bared AS (
    UPDATE ${TABLE} SET content = NULL, display_name = NULL
    WHERE id IN (SELECT id FROM aged EXCEPT SELECT id FROM removed) RETURNING id)
  SELECT count(*)::int AS count FROM aged`;
