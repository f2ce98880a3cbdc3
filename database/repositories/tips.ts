import type { PastTip } from "../../core/insights/advice/choose-advice.ts";
import type { AdviceKind, Recommendation } from "../../core/insights/advice/recommendation.ts";
import type { TipEffect } from "../../core/insights/advice/tip-effect.ts";
import type { TipAnswer, Tips, ToldEffect } from "../../core/ports/tips.ts";
import { EntryEntity, EntryVoidEntity, SaleEntity, SaleItemEntity } from "../entities/book-entities.ts";
import { MenuItemEntity } from "../entities/shop-entities.ts";
import { TipEntity } from "../entities/tip-entity.ts";
import { expectRows } from "../expect-rows.ts";
import { managerOf } from "../transactions.ts";

export const createTips = (): Tips => ({
  saleLines,
  listPast,
  keepTold,
  find,
  listLast,
  answer,
  listUnmeasured,
  keepEffect,
  listEffects,
  takeUntoldEffects,
});

interface LineRow {
  readonly ticket: string;
  readonly date: string;
  readonly minute: number;
  readonly item: string;
  readonly quantity: string;
  readonly priceVnd: string;
}

const saleLines: Tips["saleLines"] = async (tx, { tenantId, timeZone }, from, to) => {
  const rows = await managerOf(tx).query<LineRow[]>(LINES, [tenantId, from, to, timeZone]);
  return rows.map(({ ticket, date, minute, item, quantity, priceVnd }) => ({
    ticket,
    date,
    minuteOfDay: minute,
    item,
    quantity: Number(quantity),
    unitPriceVnd: Number(priceVnd),
  }));
};

interface PastRow {
  readonly key: string;
  readonly kind: AdviceKind;
  readonly toldOn: string;
  readonly recordCount: number;
  readonly answer: TipAnswer | null;
  readonly share: number | null;
}

const listPast: Tips["listPast"] = async (tx, tenantId, since) => {
  const rows = await managerOf(tx).query<PastRow[]>(PAST, [tenantId, since]);
  return rows.map(({ answer: given, share, ...row }): PastTip => ({
    ...row,
    ...(given !== null && { answer: given }),
    ...(share !== null && { measuredShare: share }),
  }));
};

const keepTold: Tips["keepTold"] = async (tx, tenantId, { id, tip }, toldOn) => {
  const parameters = [tenantId, id, tip.key, tip.kind, toldOn, Math.round(tip.recordCount), JSON.stringify(tip)];
  const [kept] = await managerOf(tx).query<[{ id: string }]>(KEEP, parameters);
  return kept.id;
};

interface TipRead {
  readonly id: string;
  readonly tip: Recommendation;
  readonly answer: TipAnswer | null;
}

const find: Tips["find"] = async (tx, tenantId, tipId) => {
  const [row] = await managerOf(tx).query<[TipRead?]>(FIND, [tenantId, tipId]);
  return row && { id: row.id, tip: row.tip, ...(row.answer !== null && { answer: row.answer }) };
};

const listLast: Tips["listLast"] = (tx, tenantId) => managerOf(tx).query(LAST, [tenantId]);

const answer: Tips["answer"] = async (tx, tenantId, tipId, given) => {
  const parameters = [tenantId, tipId, given.answer, given.on, given.entryId ?? null];
  expectRows(await managerOf(tx).query(ANSWER, parameters), 1, "tip");
};

const listUnmeasured: Tips["listUnmeasured"] = (tx, tenantId) => managerOf(tx).query(UNMEASURED, [tenantId]);

const keepEffect: Tips["keepEffect"] = async (tx, tenantId, tipId, effect: TipEffect) => {
  expectRows(await managerOf(tx).query(KEEP_EFFECT, [tenantId, tipId, JSON.stringify(effect)]), 1, "tip");
};

const listEffects: Tips["listEffects"] = (tx, tenantId, limit) =>
  managerOf(tx).query<ToldEffect[]>(EFFECTS, [tenantId, limit]);

const takeUntoldEffects: Tips["takeUntoldEffects"] = async (tx, tenantId, today) => {
  const [rows] = await managerOf(tx).query<[ToldEffect[], number]>(TAKE_UNTOLD, [tenantId, today]);
  return rows;
};

const TIP = TipEntity.options.name;
const ENTRY = EntryEntity.options.name;

/** The minute counts from the business date's own midnight, by the shop's clock, and lies within the business day. */
const LINES = `
  SELECT entry.id AS ticket, to_char(entry.business_date, 'YYYY-MM-DD') AS date,
    LEAST(2159, GREATEST(0, floor(extract(epoch FROM
      (entry.occurred_at AT TIME ZONE $4) - entry.business_date::timestamp) / 60)))::int AS minute,
    COALESCE(item.name, line.name, '') AS item,
    COALESCE(line.quantity, 1) AS quantity,
    COALESCE(line.unit_price_vnd, round(line.total_vnd / NULLIF(line.quantity, 0)), sale.total_vnd) AS "priceVnd"
  FROM ${ENTRY} entry
  JOIN ${SaleEntity.options.name} sale ON sale.tenant_id = entry.tenant_id AND sale.entry_id = entry.id
  LEFT JOIN ${SaleItemEntity.options.name} line ON line.tenant_id = entry.tenant_id AND line.entry_id = entry.id
  LEFT JOIN ${MenuItemEntity.options.name} told ON told.tenant_id = line.tenant_id AND told.id = line.item_id
  LEFT JOIN ${MenuItemEntity.options.name} item
    ON item.tenant_id = told.tenant_id AND item.id = COALESCE(told.merged_into, told.id)
  WHERE entry.tenant_id = $1 AND entry.business_date BETWEEN $2 AND $3
    AND NOT EXISTS (SELECT FROM ${EntryVoidEntity.options.name} void
      WHERE void.tenant_id = entry.tenant_id AND void.entry_id = entry.id)
  ORDER BY entry.position, line.line`;

/** What was done and then taken back was not done. */
const STANDING = `CASE WHEN EXISTS (SELECT FROM ${EntryVoidEntity.options.name} void
  WHERE void.tenant_id = tip.tenant_id AND void.entry_id = tip.entry_id) THEN NULL ELSE answer END`;

const PAST = `
  SELECT key, kind, to_char(told_on, 'YYYY-MM-DD') AS "toldOn", record_count AS "recordCount",
    ${STANDING} AS answer, (effect->>'share')::float8 AS share
  FROM ${TIP} tip WHERE tenant_id = $1 AND told_on >= $2 ORDER BY told_on, id`;

const FIND = `
  SELECT id, recommendation AS tip, ${STANDING} AS answer FROM ${TIP} tip WHERE tenant_id = $1 AND id = $2`;

const LAST = `
  SELECT id, recommendation AS tip FROM ${TIP} WHERE tenant_id = $1
    AND told_on = (SELECT max(told_on) FROM ${TIP} WHERE tenant_id = $1) ORDER BY created_at, id`;

const TAKEN = `id, recommendation AS tip, to_char(answered_on, 'YYYY-MM-DD') AS "takenOn"`;

const UNMEASURED = `
  SELECT ${TAKEN} FROM ${TIP} tip
  WHERE tenant_id = $1 AND answered_on IS NOT NULL AND effect IS NULL AND ${STANDING} = 'taken'
  ORDER BY answered_on, id`;

const EFFECTS = `
  SELECT ${TAKEN}, effect FROM ${TIP} WHERE tenant_id = $1 AND effect IS NOT NULL
  ORDER BY answered_on DESC, id LIMIT $2`;

const KEEP = `
  INSERT INTO ${TIP} (tenant_id, id, key, kind, told_on, record_count, recommendation)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (tenant_id, key, told_on) DO UPDATE SET recommendation = EXCLUDED.recommendation RETURNING id`;

const ANSWER = `
  UPDATE ${TIP} SET answer = $3, answered_on = $4, entry_id = $5 WHERE tenant_id = $1 AND id = $2 RETURNING id`;

const KEEP_EFFECT = `UPDATE ${TIP} SET effect = $3 WHERE tenant_id = $1 AND id = $2 RETURNING id`;

const TAKE_UNTOLD = `
  UPDATE ${TIP} SET effect_told_on = $2
  WHERE tenant_id = $1 AND effect IS NOT NULL AND (effect_told_on IS NULL OR effect_told_on = $2)
  RETURNING ${TAKEN}, effect`;
