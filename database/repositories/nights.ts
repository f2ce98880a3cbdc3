import type { DataSource } from "typeorm";

import { NIGHT_STEPS } from "../../core/night/night-step.ts";
import type { NightRun, Nights, NightSchedule, TroubledStep } from "../../core/ports/nights.ts";
import { DigestScheduleEntity } from "../entities/digest-entities.ts";
import { NightRunEntity, NightScheduleEntity } from "../entities/night-entities.ts";
import { expectRows } from "../expect-rows.ts";
import { managerOf, translateError } from "../transactions.ts";

export const createNights = (dataSource: DataSource): Nights => {
  const ask = async <T>(sql: string, parameters: unknown[]): Promise<T> => {
    try {
      return await dataSource.query<T>(sql, parameters);
    } catch (error) {
      throw translateError(error);
    }
  };
  return {
    save,
    claimDue,
    setNext,
    addRuns,
    claimStep,
    finishStep,
    passOver,
    failStep,
    pendingRuns: (limit, olderThanMs) => ask<NightRun[]>(PENDING, [limit, olderThanMs, NIGHT_STEPS]),
    listTroubled: (limit) => ask<TroubledStep[]>(TROUBLED, [limit]),
    async tend(keptDays) {
      const added = await ask<unknown[]>(ADD_MISSING, []);
      const [, forgotten] = await ask<[unknown, number]>(FORGET, [keptDays]);
      return added.length + forgotten;
    },
  };
};

const save: Nights["save"] = async (tx, { tenantId, timeZone, dayCutoffMinutes }, nextNightAt) => {
  const row = { tenantId, timeZone, dayCutoffMinutes, nextNightAt };
  await managerOf(tx).upsert(NightScheduleEntity, row, ["tenantId"]);
};

const claimDue: Nights["claimDue"] = (tx, now, limit) =>
  managerOf(tx).query<(NightSchedule & { dueAt: Date })[]>(CLAIM_DUE, [now, limit]);

const setNext: Nights["setNext"] = async (tx, next) => {
  const [tenants, times] = [next.map(({ tenantId }) => tenantId), next.map(({ nextAt }) => nextAt.toISOString())];
  expectRows(await managerOf(tx).query(SET_NEXT, [tenants, times]), next.length, "night schedules that were claimed");
};

const addRuns: Nights["addRuns"] = async (tx, runs, steps) => {
  const [tenants, days] = [runs.map(({ tenantId }) => tenantId), runs.map(({ businessDate }) => businessDate)];
  const rows = await managerOf(tx).query<{ tenantId: string }[]>(ADD_RUNS, [tenants, days, steps]);
  const added = new Set(rows.map(({ tenantId }) => tenantId));
  return runs.filter(({ tenantId }) => added.has(tenantId));
};

const claimStep: Nights["claimStep"] = async (tx, { tenantId, businessDate }, step) => {
  const rows = await managerOf(tx).query<unknown[]>(CLAIM_STEP, [tenantId, businessDate, step]);
  return rows.length === 1;
};

const finishStep: Nights["finishStep"] = async (tx, { tenantId, businessDate }, step) => {
  expectRows(await managerOf(tx).query(FINISH, [tenantId, businessDate, step]), 1, "step of a night that waits");
};

const passOver: Nights["passOver"] = async (tx, { tenantId, businessDate }) => {
  await managerOf(tx).query(PASS_OVER, [tenantId, businessDate]);
};

const failStep: Nights["failStep"] = async (tx, { tenantId, businessDate }, step, { errorCode, maxAttempts }) => {
  const parameters = [tenantId, businessDate, step, errorCode, maxAttempts];
  const [rows] = await managerOf(tx).query<[{ state: string }[], number]>(FAIL, parameters);
  return rows[0]?.state === "failed" ? "failed" : "again";
};

const [SCHEDULE, RUN] = [NightScheduleEntity.options.name, NightRunEntity.options.name];

const CLAIM_DUE = `
  SELECT tenant_id AS "tenantId", time_zone AS "timeZone", day_cutoff_minutes AS "dayCutoffMinutes",
    next_night_at AS "dueAt"
  FROM ${SCHEDULE} WHERE next_night_at <= $1 ORDER BY next_night_at LIMIT $2 FOR UPDATE SKIP LOCKED`;

const SET_NEXT = `
  UPDATE ${SCHEDULE} AS schedule SET next_night_at = next.at
  FROM unnest($1::uuid[], $2::timestamptz[]) AS next (tenant_id, at)
  WHERE schedule.tenant_id = next.tenant_id RETURNING schedule.tenant_id`;

const ADD_RUNS = `
  INSERT INTO ${RUN} (tenant_id, business_date, step)
  SELECT run.tenant_id, run.day, step FROM unnest($1::uuid[], $2::date[]) AS run (tenant_id, day), unnest($3::text[]) AS step
  ON CONFLICT DO NOTHING RETURNING tenant_id AS "tenantId"`;

// A step of a later program's is left to that program. A time far ahead was given by a clock that has been set back since.
const PENDING = `
  SELECT tenant_id AS "tenantId", business_date::text AS "businessDate" FROM ${RUN}
  WHERE state = 'pending' AND step = ANY ($3)
    AND (due_at <= clock_timestamp() - $2 * interval '1 millisecond' OR due_at > clock_timestamp() + interval '1 hour')
  GROUP BY tenant_id, business_date ORDER BY min(due_at) LIMIT $1`;

const CLAIM_STEP = `
  SELECT 1 FROM ${RUN} WHERE tenant_id = $1 AND business_date = $2 AND step = $3 AND state = 'pending'
    AND due_at NOT BETWEEN clock_timestamp() AND clock_timestamp() + interval '1 hour'
  FOR UPDATE SKIP LOCKED`;

const FINISH = `
  UPDATE ${RUN} SET state = 'done' WHERE tenant_id = $1 AND business_date = $2 AND step = $3 AND state = 'pending'
  RETURNING state`;

const PASS_OVER = `
  UPDATE ${RUN} SET state = 'passed_over' WHERE tenant_id = $1 AND business_date = $2 AND state = 'pending'`;

const FAIL = `
  UPDATE ${RUN} SET attempts = attempts + 1, error_code = $4,
    state = CASE WHEN attempts + 1 >= $5 THEN 'failed' ELSE 'pending' END,
    due_at = clock_timestamp() + (attempts + 1) * interval '5 minutes'
  WHERE tenant_id = $1 AND business_date = $2 AND step = $3 AND state = 'pending' RETURNING state`;

const TROUBLED = `
  SELECT tenant_id AS "tenantId", business_date::text AS "businessDate", step, state, attempts, error_code AS "errorCode"
  FROM ${RUN} WHERE error_code IS NOT NULL AND state IN ('pending', 'failed')
  ORDER BY created_at DESC, tenant_id, step LIMIT $1`;

// A chat's morning schedule knows the zone and the cut-off too, without entering the shop.
const ADD_MISSING = `
  INSERT INTO ${SCHEDULE} (tenant_id, time_zone, day_cutoff_minutes, next_night_at)
  SELECT DISTINCT ON (digest.tenant_id) digest.tenant_id, digest.time_zone, digest.day_cutoff_minutes, now()
  FROM ${DigestScheduleEntity.options.name} AS digest
  WHERE NOT EXISTS (SELECT FROM ${SCHEDULE} AS known WHERE known.tenant_id = digest.tenant_id)
  ON CONFLICT DO NOTHING RETURNING tenant_id`;

const FORGET = `DELETE FROM ${RUN} WHERE created_at < clock_timestamp() - $1 * interval '1 day'`;
