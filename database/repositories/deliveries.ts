import { setTimeout as wait } from "node:timers/promises";

import type { DataSource, EntityManager } from "typeorm";

import type { ClaimedMessage, Deliveries, DeliveryClaim, DeliveryRecord } from "../../core/ports/deliveries.ts";
import type { OutboundMessage } from "../../core/ports/outbound-message.ts";
import { ChatEntity } from "../entities/account-entities.ts";
import { toSafeInteger } from "../entities/columns.ts";
import { BotMonthEntity, OutboxMessageEntity } from "../entities/way-entities.ts";
import { expectCount } from "../expect-rows.ts";
import { rowsOf, send, statement } from "../statement.ts";
import { createTransactions, managerOf } from "../transactions.ts";
import { forTheOperator, IN_FLIGHT, type InTransaction } from "./messages-through.ts";

export const createDeliveries = (dataSource: DataSource): Deliveries => {
  const transactions = createTransactions(dataSource, wait);
  const inTransaction: InTransaction = (work) => transactions.run((tx) => work(managerOf(tx)));
  return {
    claim: (chatId, leaseMs, mergeUpToLength) =>
      inTransaction((manager) => claim(manager, chatId, leaseMs, mergeUpToLength)),
    record: (chatId, messageIds, record, pauseMs) =>
      inTransaction(async (manager) => {
        const [, [chat]] = await Promise.all([
          write(manager, chatId, messageIds, record),
          rowsOf<{ hasMore: boolean }>(manager, RELEASE, [chatId, pauseMs]),
        ]);
        return chat?.hasMore ?? false;
      }),
    renew: (chatIds, leaseMs) =>
      inTransaction(async (manager) => {
        await rowsOf(manager, RENEW, [chatIds, leaseMs]);
      }),
    neglectedChats: ({ channel, botId }, olderThanMs, limit) =>
      inTransaction(async (manager) => {
        const parameters = [channel, botId, olderThanMs, limit, LONGEST_LEASE_MS, LONGEST_PAUSE_MS];
        const rows = await manager.query<{ id: string }[]>(NEGLECTED, parameters);
        return rows.map(({ id }) => id);
      }),
    countSent: ({ channel, botId }, messages) =>
      inTransaction(async (manager) => {
        const [row] = await rowsOf<{ sent: number }>(manager, COUNT_SENT, [channel, botId, messages]);
        return row?.sent ?? 0;
      }),
    sentThisMonth: ({ channel, botId }) =>
      inTransaction(async (manager) => {
        const [row] = await rowsOf<{ sent: number }>(manager, SENT_THIS_MONTH, [channel, botId]);
        return row?.sent ?? 0;
      }),
    ...forTheOperator(inTransaction),
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

interface LeasedChat {
  readonly chat_id: string;
  readonly state: string;
}

async function claim(
  manager: EntityManager,
  chatId: string,
  leaseMs: number,
  mergeUpToLength?: number,
): Promise<DeliveryClaim> {
  // One after the other, in one round trip: of a chat that others send to nobody minds the second.
  const [[chat], rows] = await Promise.all([
    rowsOf<LeasedChat>(manager, LEASE, [chatId, leaseMs, LONGEST_LEASE_MS]),
    rowsOf<HeadRow>(manager, HEAD, [chatId, mergeUpToLength === undefined ? 1 : MERGE_AT_MOST, LONGEST_PAUSE_MS]),
  ]);
  if (chat === undefined) return { kind: "nothing" };
  if (chat.state === "blocked") {
    send(manager, DROP_ALL, [chatId, "chat_blocked"]);
    send(manager, UNLEASE, [chatId]);
    return { kind: "nothing" };
  }
  const [head] = rows;
  if (head !== undefined && head.waitMs <= 0) {
    const { kind, attempts, ageMs } = head;
    const { ids, message } = mergeReplies(rows, mergeUpToLength ?? 0);
    if (kind === "push") send(manager, BEGIN_PUSH, [ids]);
    const claimed: ClaimedMessage = { ids, kind, platformChatId: chat.chat_id, message, attempts, ageMs };
    return { kind: "claimed", message: { ...claimed, ...(await settledMessage(manager, chatId, message)) } };
  }
  send(manager, UNLEASE, [chatId]);
  return head === undefined ? { kind: "nothing" } : { kind: "wait", waitMs: Math.ceil(head.waitMs) };
}

async function settledMessage(
  manager: EntityManager,
  chatId: string,
  { settlesQuestion }: OutboundMessage,
): Promise<Pick<ClaimedMessage, "settlesMessageId">> {
  const eventId = settlesQuestion?.askedByEventId;
  if (eventId === undefined) return {};
  const [asked] = await rowsOf<{ id: string }>(manager, SENT_FOR_EVENT, [chatId, eventId]);
  return asked === undefined ? {} : { settlesMessageId: asked.id };
}

const MERGE_AT_MOST = 10;

/** The head and the replies right behind it as one message. A question ends the burst: its answers belong to it,
 * and so does a picture, which has room for few words. */
function mergeReplies(rows: readonly HeadRow[], upToLength: number): { ids: number[]; message: OutboundMessage } {
  const [head, ...next] = rows as [HeadRow, ...HeadRow[]];
  const ids = [toSafeInteger(head.id)];
  let { message } = head;
  for (const { id, kind, message: more } of next) {
    const text = `${message.text}\n\n${more.text}`;
    const fits = text.length <= upToLength && head.kind === "reply" && kind === "reply";
    const hasPicture = message.picture !== undefined || more.picture !== undefined;
    if (!fits || hasPicture || message.choices?.kind === "question") break;
    message = { ...more, text };
    ids.push(toSafeInteger(id));
  }
  return { ids, message };
}

async function write(
  manager: EntityManager,
  chatId: string,
  ids: readonly number[],
  record: DeliveryRecord,
): Promise<void> {
  switch (record.kind) {
    case "done": {
      const { state, messageId = null, code = null } = record;
      const sent = await rowsOf(manager, DONE, [ids, state, messageId, code]);
      expectCount(sent.length, ids.length, "messages that were sent");
      return;
    }
    case "again": {
      const waiting = await rowsOf(manager, AGAIN, [ids, record.afterMs, record.code, record.counts ? 1 : 0]);
      expectCount(waiting.length, ids.length, "messages to be sent again");
      return;
    }
    case "chat_gone":
      send(manager, DROP_ALL, [chatId, record.code]);
      send(manager, CHAT_STATE, [chatId, "gone"]);
      return;
    case "chat_moved":
      send(manager, NOT_SENT, [ids]);
      send(manager, MOVE_CHAT, [chatId, record.platformChatId]);
  }
}

/** What lies further ahead was written before the server's clock was set back, and would hold the chat up as long. */
const LONGEST_LEASE_MS = 600_000;
const LONGEST_PAUSE_MS = 600_000;

const [OUTBOX, CHAT] = [OutboxMessageEntity.options.name, ChatEntity.options.name];

const LEASE = statement(`
  UPDATE ${CHAT} SET sending_until = clock_timestamp() + $2 * interval '1 millisecond'
  WHERE id = $1 AND (sending_until IS NULL OR sending_until < clock_timestamp()
    OR sending_until > clock_timestamp() + $3 * interval '1 millisecond') RETURNING chat_id, state`);

const RENEW = statement(`
  UPDATE ${CHAT} SET sending_until = clock_timestamp() + $2 * interval '1 millisecond'
  WHERE id = ANY($1) AND sending_until IS NOT NULL`);

const UNLEASE = statement(`UPDATE ${CHAT} SET sending_until = NULL WHERE id = $1`);

const RELEASE = statement(`
  UPDATE ${CHAT} SET sending_until = NULL, next_send_at = clock_timestamp() + $2 * interval '1 millisecond'
  WHERE id = $1
  RETURNING EXISTS (SELECT FROM ${OUTBOX} WHERE chat_id = $1 AND state = 'pending') AS "hasMore"`);

const HEAD = statement(`
  SELECT head.id, head.kind, head.message, head.attempts,
    (extract(epoch FROM clock_timestamp() - head.created_at) * 1000)::float8 AS "ageMs",
    (extract(epoch FROM GREATEST(head.next_send_at, CASE
      WHEN chat.next_send_at <= clock_timestamp() + $3 * interval '1 millisecond' THEN chat.next_send_at
    END) - clock_timestamp()) * 1000)::float8 AS "waitMs"
  FROM ${OUTBOX} AS head JOIN ${CHAT} AS chat ON chat.id = head.chat_id
  WHERE head.chat_id = $1 AND head.state = 'pending' ORDER BY head.id LIMIT $2`);

// By its key, which is unique and made of the event (core/conversation/process-event.ts).
const SENT_FOR_EVENT = statement(`
  SELECT platform_message_id AS id FROM ${OUTBOX}
  WHERE key = 'event:' || $2::bigint AND chat_id = $1 AND platform_message_id IS NOT NULL`);

const IS_IN_FLIGHT = `state = 'unknown' AND last_error_code = '${IN_FLIGHT}'`;
const IS_UNDER_WAY = `(state = 'pending' OR ${IS_IN_FLIGHT})`;

// Before a push is sent its fate is already unknown: a process that is killed in between leaves it so, and not sent twice.
const BEGIN_PUSH = statement(`
  UPDATE ${OUTBOX} SET state = 'unknown', last_error_code = '${IN_FLIGHT}', done_at = clock_timestamp()
  WHERE id = ANY($1)`);

const NOT_SENT = statement(`
  UPDATE ${OUTBOX} SET state = 'pending', last_error_code = NULL, done_at = NULL
  WHERE id = ANY($1) AND ${IS_IN_FLIGHT}`);

const DONE = statement(`
  UPDATE ${OUTBOX} SET state = $2, platform_message_id = $3, last_error_code = $4, attempts = attempts + 1,
    done_at = clock_timestamp()
  WHERE id = ANY($1) AND ${IS_UNDER_WAY} RETURNING id`);

const AGAIN = statement(`
  UPDATE ${OUTBOX} SET state = 'pending', done_at = NULL, last_error_code = $3, attempts = attempts + $4,
    next_send_at = clock_timestamp() + $2 * interval '1 millisecond'
  WHERE id = ANY($1) AND ${IS_UNDER_WAY} RETURNING id`);

const DROP_ALL = statement(`
  UPDATE ${OUTBOX} SET state = 'dropped', last_error_code = $2, done_at = clock_timestamp()
  WHERE chat_id = $1 AND ${IS_UNDER_WAY}`);

// What the operator has blocked stays blocked: a chat that is gone opens again by itself.
const CHAT_STATE = statement(`UPDATE ${CHAT} SET state = $2 WHERE id = $1 AND state <> 'blocked'`);

const MOVE_CHAT = statement(`UPDATE ${CHAT} SET chat_id = $2 WHERE id = $1`);

const NEGLECTED = `
  SELECT chat.id FROM ${OUTBOX} AS message JOIN ${CHAT} AS chat ON chat.id = message.chat_id
  WHERE message.state = 'pending' AND chat.channel = $1 AND chat.bot_id = $2
    AND message.next_send_at < clock_timestamp() - $3 * interval '1 millisecond'
    AND (chat.sending_until IS NULL OR chat.sending_until < clock_timestamp()
      OR chat.sending_until > clock_timestamp() + $5 * interval '1 millisecond')
    AND (chat.next_send_at < clock_timestamp() - $3 * interval '1 millisecond'
      OR chat.next_send_at > clock_timestamp() + $6 * interval '1 millisecond')
  GROUP BY chat.id ORDER BY min(message.id) LIMIT $4`;

// Months are Vietnam's, as the platform's bill is.
const COUNT_SENT = statement(`
  INSERT INTO ${BotMonthEntity.options.name} AS known (channel, bot_id, month, sent_count)
  VALUES ($1, $2, date_trunc('month', now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, $3)
  ON CONFLICT (channel, bot_id, month) DO UPDATE SET sent_count = known.sent_count + EXCLUDED.sent_count
  RETURNING sent_count AS sent`);

const SENT_THIS_MONTH = statement(`
  SELECT sent_count AS sent FROM ${BotMonthEntity.options.name}
  WHERE channel = $1 AND bot_id = $2 AND month = date_trunc('month', now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`);
