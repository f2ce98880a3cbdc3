import type { DataSource, EntityManager } from "typeorm";

import { OperationalError } from "../../core/ports/errors.ts";
import type { Measures, TakeMeasures } from "../../core/ports/measures.ts";
import { translateError } from "../transactions.ts";

/** Whoever measures must not hold up what is measured: the server ends a statement after this long. */
const STATEMENT_TIMEOUT_MS = 1_500;

/**
 * Every statement reads a partial index of what is pending or given up, or a table with a row a bot and month: they
 * cost what is wrong, not what was ever done.
 */
export const createMeasures =
  (dataSource: DataSource): TakeMeasures =>
  async () => {
    try {
      return await dataSource.transaction("REPEATABLE READ", take);
    } catch (error) {
      const cause = translateError(error);
      if (cause instanceof OperationalError) throw cause;
      throw new OperationalError("measuring_failed", "The database could not be measured in time.", { cause });
    }
  };

const take = async (manager: EntityManager): Promise<Measures> => {
  await manager.query(`SET LOCAL statement_timeout = ${String(STATEMENT_TIMEOUT_MS)}`);
  return {
    inbound: await manager.query<Measures["inbound"]>(INBOUND),
    outbox: await manager.query<Measures["outbox"]>(OUTBOX),
    failedInbound: await manager.query<Measures["failedInbound"]>(FAILED_INBOUND),
    givenUp: await manager.query<Measures["givenUp"]>(GIVEN_UP),
    nightSteps: await manager.query<Measures["nightSteps"]>(NIGHT_STEPS),
    sentThisMonth: await manager.query<Measures["sentThisMonth"]>(SENT),
  };
};

const INBOUND = `
  SELECT channel, count(*)::int AS count,
    extract(epoch FROM clock_timestamp() - min(created_at))::float8 AS "oldestSeconds"
  FROM inbound_event WHERE state = 'pending' GROUP BY channel ORDER BY channel`;

const OUTBOX = `
  SELECT chat.channel, chat.bot_id AS "botId", count(*)::int AS count,
    extract(epoch FROM clock_timestamp() - min(message.created_at))::float8 AS "oldestSeconds"
  FROM outbox_message AS message JOIN chat ON chat.id = message.chat_id
  WHERE message.state = 'pending' GROUP BY chat.channel, chat.bot_id ORDER BY chat.channel, chat.bot_id`;

const FAILED_INBOUND = `
  SELECT channel, count(*)::int AS count FROM inbound_event WHERE state = 'failed' GROUP BY channel ORDER BY channel`;

const GIVEN_UP = `
  SELECT chat.channel, chat.bot_id AS "botId", message.state, count(*)::int AS count
  FROM outbox_message AS message JOIN chat ON chat.id = message.chat_id
  WHERE message.state IN ('failed', 'unknown')
  GROUP BY chat.channel, chat.bot_id, message.state ORDER BY chat.channel, chat.bot_id, message.state`;

const NIGHT_STEPS = `
  SELECT step, state, count(*)::int AS count,
    extract(epoch FROM clock_timestamp() - min(created_at))::float8 AS "oldestSeconds"
  FROM night_run
  WHERE state = 'pending' OR (state = 'failed' AND created_at > clock_timestamp() - interval '1 day')
  GROUP BY step, state ORDER BY step, state`;

// Months are Vietnam's, as they are where they are counted.
const SENT = `
  SELECT channel, bot_id AS "botId", sent_count AS count FROM bot_month
  WHERE month = date_trunc('month', now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date ORDER BY channel, bot_id`;
