import type { DataSource, EntityManager } from "typeorm";

import type {
  ClaimedMessage,
  Deliveries,
  DeliveryClaim,
  DeliveryRecord,
  FailedMessage,
} from "../../core/ports/deliveries.ts";
import type { OutboundMessage } from "../../core/ports/outbound-message.ts";
import { ChatEntity } from "../entities/account-entities.ts";
import { toSafeInteger } from "../entities/columns.ts";
import { BotMonthEntity, OutboxMessageEntity } from "../entities/way-entities.ts";
import { expectOneRow } from "../expect-one-row.ts";
import { translateError } from "../transactions.ts";

export const createDeliveries = (dataSource: DataSource): Deliveries => {
  const inTransaction = async <T>(work: (manager: EntityManager) => Promise<T>): Promise<T> => {
    try {
      return await dataSource.transaction(work);
    } catch (error) {
      throw translateError(error);
    }
  };
  return {
    claim: (chatId, leaseMs) => inTransaction((manager) => claim(manager, chatId, leaseMs)),
    record: (chatId, messageId, record, pauseMs) =>
      inTransaction(async (manager) => {
        await write(manager, chatId, messageId, record);
        await manager.query(RELEASE, [chatId, pauseMs]);
      }),
    neglectedChats: ({ channel, botId }, olderThanMs, limit) =>
      inTransaction(async (manager) => {
        const rows = await manager.query<{ id: string }[]>(NEGLECTED, [channel, botId, olderThanMs, limit]);
        return rows.map(({ id }) => id);
      }),
    countSent: ({ channel, botId }) =>
      inTransaction(async (manager) => {
        const [row] = await manager.query<[{ sent: number }]>(COUNT_SENT, [channel, botId]);
        return row.sent;
      }),
    listFailed: (limit) =>
      inTransaction(async (manager) => {
        const rows = await manager.query<(Omit<FailedMessage, "id"> & { id: string })[]>(LIST_FAILED, [limit]);
        return rows.map(({ id, ...row }) => ({ id: toSafeInteger(id), ...row }));
      }),
    replay: (id) =>
      inTransaction(async (manager) => {
        const [, count] = await manager.query<[unknown[], number]>(REPLAY, [id]);
        return count === 1;
      }),
  };
};

interface HeadRow {
  readonly id: string;
  readonly kind: "reply" | "push";
  readonly message: OutboundMessage;
  readonly attempts: number;
  readonly ageMs: number;
  readonly waitMs: number;
}

async function claim(manager: EntityManager, chatId: string, leaseMs: number): Promise<DeliveryClaim> {
  const [taken] = await manager.query<[{ chat_id: string }[], number]>(LEASE, [chatId, leaseMs]);
  const [chat] = taken;
  if (chat === undefined) return { kind: "nothing" };
  const [head] = await manager.query<[HeadRow?]>(HEAD, [chatId]);
  if (head !== undefined && head.waitMs <= 0) {
    const { id, kind, message, attempts, ageMs } = head;
    const claimed: ClaimedMessage = {
      id: toSafeInteger(id),
      kind,
      platformChatId: chat.chat_id,
      message,
      attempts,
      ageMs,
    };
    return { kind: "claimed", message: claimed };
  }
  await manager.query(UNLEASE, [chatId]);
  return head === undefined ? { kind: "nothing" } : { kind: "wait", waitMs: Math.ceil(head.waitMs) };
}

async function write(manager: EntityManager, chatId: string, id: number, record: DeliveryRecord): Promise<void> {
  switch (record.kind) {
    case "done":
      expectOneRow(
        await manager.query(DONE, [id, record.state, record.messageId ?? null, record.code ?? null]),
        "message that was sent",
      );
      return;
    case "again":
      expectOneRow(
        await manager.query(AGAIN, [id, record.afterMs, record.code, record.counts ? 1 : 0]),
        "message to be sent again",
      );
      return;
    case "chat_gone":
      await manager.query(DROP_ALL, [chatId, record.code]);
      await manager.query(CHAT_STATE, [chatId, "gone"]);
      return;
    case "chat_moved":
      await manager.query(MOVE_CHAT, [chatId, record.platformChatId]);
  }
}

const [OUTBOX, CHAT] = [OutboxMessageEntity.options.name, ChatEntity.options.name];

const LEASE = `
  UPDATE ${CHAT} SET sending_until = clock_timestamp() + $2 * interval '1 millisecond'
  WHERE id = $1 AND (sending_until IS NULL OR sending_until < clock_timestamp()) RETURNING chat_id`;

const UNLEASE = `UPDATE ${CHAT} SET sending_until = NULL WHERE id = $1`;

const RELEASE = `
  UPDATE ${CHAT} SET sending_until = NULL, next_send_at = clock_timestamp() + $2 * interval '1 millisecond'
  WHERE id = $1`;

const HEAD = `
  SELECT head.id, head.kind, head.message, head.attempts,
    (extract(epoch FROM clock_timestamp() - head.created_at) * 1000)::float8 AS "ageMs",
    (extract(epoch FROM GREATEST(head.next_send_at, chat.next_send_at) - clock_timestamp()) * 1000)::float8 AS "waitMs"
  FROM ${OUTBOX} AS head JOIN ${CHAT} AS chat ON chat.id = head.chat_id
  WHERE head.chat_id = $1 AND head.state = 'pending' ORDER BY head.id LIMIT 1`;

const DONE = `
  UPDATE ${OUTBOX} SET state = $2, platform_message_id = $3, last_error_code = $4, attempts = attempts + 1,
    done_at = clock_timestamp()
  WHERE id = $1 AND state = 'pending' RETURNING id`;

const AGAIN = `
  UPDATE ${OUTBOX} SET next_send_at = clock_timestamp() + $2 * interval '1 millisecond', last_error_code = $3,
    attempts = attempts + $4
  WHERE id = $1 AND state = 'pending' RETURNING id`;

const DROP_ALL = `
  UPDATE ${OUTBOX} SET state = 'dropped', last_error_code = $2, done_at = clock_timestamp()
  WHERE chat_id = $1 AND state = 'pending'`;

// What the operator has blocked stays blocked: a chat that is gone opens again by itself.
const CHAT_STATE = `UPDATE ${CHAT} SET state = $2 WHERE id = $1 AND state <> 'blocked'`;

const MOVE_CHAT = `UPDATE ${CHAT} SET chat_id = $2 WHERE id = $1`;

const NEGLECTED = `
  SELECT chat.id FROM ${OUTBOX} AS message JOIN ${CHAT} AS chat ON chat.id = message.chat_id
  WHERE message.state = 'pending' AND chat.channel = $1 AND chat.bot_id = $2
    AND message.next_send_at < clock_timestamp() - $3 * interval '1 millisecond'
    AND (chat.sending_until IS NULL OR chat.sending_until < clock_timestamp())
  GROUP BY chat.id ORDER BY min(message.id) LIMIT $4`;

// Months are Vietnam's, as the platform's bill is.
const COUNT_SENT = `
  INSERT INTO ${BotMonthEntity.options.name} AS known (channel, bot_id, month, sent_count)
  VALUES ($1, $2, date_trunc('month', now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, 1)
  ON CONFLICT (channel, bot_id, month) DO UPDATE SET sent_count = known.sent_count + 1
  RETURNING sent_count AS sent`;

const LIST_FAILED = `
  SELECT message.id, chat.channel, chat.bot_id AS "botId", message.kind, message.state, message.attempts,
    COALESCE(message.last_error_code, '') AS code, message.done_at AS at
  FROM ${OUTBOX} AS message JOIN ${CHAT} AS chat ON chat.id = message.chat_id
  WHERE message.state IN ('failed', 'unknown') ORDER BY message.id DESC LIMIT $1`;

const REPLAY = `
  UPDATE ${OUTBOX} SET state = 'pending', attempts = 0, next_send_at = clock_timestamp(), done_at = NULL
  WHERE id = $1 AND state IN ('failed', 'unknown') RETURNING id`;
