import type { DataSource } from "typeorm";

import type { DigestRun, Digests, DigestSchedule } from "../../core/ports/digests.ts";
import type { ChatAddress } from "../../core/ports/inbound-event.ts";
import { chatKey } from "../../core/ports/chat-key.ts";
import { ChatEntity } from "../entities/account-entities.ts";
import { DigestRunEntity, DigestScheduleEntity, type DigestScheduleRow } from "../entities/digest-entities.ts";
import { expectRows } from "../expect-rows.ts";
import { managerOf, translateError } from "../transactions.ts";

export const createDigests = (dataSource: DataSource): Digests => ({
  find,
  list,
  save,
  claimDue,
  claimDueAlerts,
  setNextAlert,
  addRun,
  claimRun,
  finishRun,
  async pendingRuns(limit, olderThanMs) {
    try {
      return await dataSource.query<DigestRun[]>(PENDING, [limit, olderThanMs]);
    } catch (error) {
      throw translateError(error);
    }
  },
});

const find: Digests["find"] = async (tx, tenantId, chatId) => {
  const row = await managerOf(tx).findOneBy(DigestScheduleEntity, { tenantId, chatId });
  return row === null ? undefined : toSchedule(row);
};

const list: Digests["list"] = async (tx, tenantId) =>
  (await managerOf(tx).find(DigestScheduleEntity, { where: { tenantId }, order: { chatId: "ASC" } })).map(toSchedule);

const save: Digests["save"] = async (tx, schedule, nextAt) => {
  const row = {
    ...schedule,
    weekdays: [...schedule.weekdays],
    enabled: nextAt !== undefined,
    nextDigestAt: nextAt ?? null,
  };
  await managerOf(tx).upsert(DigestScheduleEntity, row, ["tenantId", "chatId"]);
};

const claimDue: Digests["claimDue"] = async (tx, now, limit) => {
  const rows = await managerOf(tx).query<(DigestScheduleRow & { dueAt: Date })[]>(CLAIM_DUE, [now, limit]);
  return rows.map((row) => ({ ...toSchedule(row), dueAt: row.dueAt }));
};

const claimDueAlerts: Digests["claimDueAlerts"] = async (tx, now, limit) => {
  const rows = await managerOf(tx).query<(DigestScheduleRow & { dueAt: Date })[]>(CLAIM_ALERTS, [now, limit]);
  return rows.map((row) => ({ ...toSchedule(row), dueAt: row.dueAt }));
};

const setNextAlert: Digests["setNextAlert"] = async (tx, { tenantId, chatId }, nextAt) => {
  await managerOf(tx).update(DigestScheduleEntity, { tenantId, chatId }, { nextAlertAt: nextAt });
};

const addRun: Digests["addRun"] = async (tx, { tenantId, chatId, businessDate, kind, dueAt }) => {
  const added = await managerOf(tx).query<unknown[]>(ADD_RUN, [tenantId, chatId, businessDate, dueAt, kind]);
  return added.length === 1;
};

const claimRun: Digests["claimRun"] = async (tx, { tenantId, chatId, businessDate, kind }) => {
  const manager = managerOf(tx);
  const [run] = await manager.query<[unknown?]>(TAKE_RUN, [tenantId, chatId, businessDate, kind]);
  if (run === undefined) return undefined;
  const { channel, botId, chatId: platformChatId } = await manager.findOneByOrFail(ChatEntity, { id: chatId });
  const address = { channel, botId, chatId: platformChatId } as ChatAddress;
  // Positions in an outbox rise in the order of commits only under the chat's lock (see core/ports/outbox.ts).
  const [lock] = await manager.query<[{ taken: boolean }]>(LOCK, [chatKey(address)]);
  return lock.taken ? address : undefined;
};

const finishRun: Digests["finishRun"] = async (tx, { tenantId, chatId, businessDate, kind }, state) => {
  const result: unknown = await managerOf(tx).query(FINISH, [tenantId, chatId, businessDate, state, kind]);
  expectRows(result, 1, "digest run that waits");
};

const toSchedule = (row: DigestScheduleRow): DigestSchedule => ({
  tenantId: row.tenantId,
  chatId: row.chatId,
  personId: row.personId,
  timeZone: row.timeZone,
  dayCutoffMinutes: row.dayCutoffMinutes,
  sendAtMinutes: row.sendAtMinutes,
  weekdays: row.weekdays,
  enabled: row.enabled,
  form: row.form,
  weekly: row.weekly,
  monthly: row.monthly,
  tips: row.tips,
  alerts: row.alerts,
});

const [SCHEDULE, RUN] = [DigestScheduleEntity.options.name, DigestRunEntity.options.name];

const SCHEDULE_COLUMNS = `tenant_id AS "tenantId", chat_id AS "chatId", person_id AS "personId",
  time_zone AS "timeZone", day_cutoff_minutes AS "dayCutoffMinutes", send_at_minutes AS "sendAtMinutes", weekdays,
  enabled, form, weekly, monthly, tips, alerts`;

const CLAIM_DUE = `
  SELECT ${SCHEDULE_COLUMNS}, next_digest_at AS "dueAt" FROM ${SCHEDULE} WHERE enabled AND next_digest_at <= $1
  ORDER BY next_digest_at LIMIT $2 FOR UPDATE SKIP LOCKED`;

const CLAIM_ALERTS = `
  SELECT ${SCHEDULE_COLUMNS}, next_alert_at AS "dueAt" FROM ${SCHEDULE} WHERE alerts AND next_alert_at <= $1
  ORDER BY next_alert_at LIMIT $2 FOR UPDATE SKIP LOCKED`;

const ADD_RUN = `
  INSERT INTO ${RUN} (tenant_id, chat_id, business_date, due_at, kind) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT DO NOTHING RETURNING tenant_id`;

const PENDING = `
  SELECT tenant_id AS "tenantId", chat_id AS "chatId", business_date::text AS "businessDate", kind, due_at AS "dueAt"
  FROM ${RUN} WHERE state = 'pending' AND created_at <= clock_timestamp() - $2 * interval '1 millisecond'
  ORDER BY created_at LIMIT $1`;

const TAKE_RUN = `
  SELECT 1 FROM ${RUN}
  WHERE tenant_id = $1 AND chat_id = $2 AND business_date = $3 AND kind = $4 AND state = 'pending'
  FOR UPDATE SKIP LOCKED`;

const LOCK = `SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken`;

const FINISH = `
  UPDATE ${RUN} SET state = $4
  WHERE tenant_id = $1 AND chat_id = $2 AND business_date = $3 AND kind = $5 AND state = 'pending' RETURNING state`;
