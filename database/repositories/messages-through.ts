import type { EntityManager } from "typeorm";

import type { Deliveries, FailedMessage } from "../../core/ports/deliveries.ts";
import { ChatEntity } from "../entities/account-entities.ts";
import { toSafeInteger } from "../entities/columns.ts";
import { OutboxMessageEntity } from "../entities/way-entities.ts";

export type InTransaction = <T>(work: (manager: EntityManager) => Promise<T>) => Promise<T>;

/** What a push that is being sent counts as until its outcome is written: see BEGIN_PUSH. */
export const IN_FLIGHT = "in_flight";

/** What is done about messages that are through, one way or another. */
export const forTheOperator = (
  inTransaction: InTransaction,
): Pick<Deliveries, "forgetOlderThan" | "listFailed" | "replay"> => ({
  forgetOlderThan: async (days) => {
    for (let forgotten = 0; ;) {
      const [, count] = await inTransaction((manager) =>
        manager.query<[unknown[], number]>(FORGET, [days, FORGET_BATCH]),
      );
      forgotten += count;
      if (count < FORGET_BATCH) return forgotten;
    }
  },
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
});

/** Rows deleted at a time, so that no transaction holds many locks. */
const FORGET_BATCH = 1_000;

const [OUTBOX, CHAT] = [OutboxMessageEntity.options.name, ChatEntity.options.name];

const LIST_FAILED = `
  SELECT message.id, chat.channel, chat.bot_id AS "botId", message.kind, message.state, message.attempts,
    COALESCE(message.last_error_code, '') AS code, message.done_at AS at
  FROM ${OUTBOX} AS message JOIN ${CHAT} AS chat ON chat.id = message.chat_id
  WHERE message.state IN ('failed', 'unknown')
    AND NOT (message.last_error_code = '${IN_FLIGHT}' AND COALESCE(chat.sending_until > clock_timestamp(), FALSE))
  ORDER BY message.id DESC LIMIT $1`;

const REPLAY = `
  UPDATE ${OUTBOX} SET state = 'pending', attempts = 0, next_send_at = clock_timestamp(), done_at = NULL
  WHERE id = $1 AND state IN ('failed', 'unknown') RETURNING id`;

// What still waits is never forgotten, however old it is.
const FORGET = `
  DELETE FROM ${OUTBOX} WHERE id IN (
    SELECT id FROM ${OUTBOX} WHERE state <> 'pending' AND created_at < clock_timestamp() - $1 * interval '1 day'
    ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)`;
