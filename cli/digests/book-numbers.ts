import type { ForecastDay } from "../../core/insights/forecast/forecast-series.ts";
import type { Recommendation } from "../../core/insights/advice/recommendation.ts";
import type { TipEffect } from "../../core/insights/advice/tip-effect.ts";
import { nameKey } from "../../core/menu/name-key.ts";

/**
 * The book as its entries alone have it, whatever sums are kept beside them: what a digest is held against. Reads as the
 * tenant that the manager's transaction has entered.
 */
export interface BookNumbers {
  sales(from: string, to: string): Promise<{ readonly totalVnd: number; readonly count: number }>;
  byDay(from: string, to: string): Promise<ReadonlyMap<string, number>>;
  item(name: string, from: string, to: string): Promise<{ readonly quantity: number; readonly totalVnd: number }>;
  /** Of the sales whose hour is known. */
  hours(from: string, to: string): Promise<ReadonlyMap<number, number>>;
  leftVnd(from: string, to: string): Promise<number>;
  /** What was forecast on the morning of a day for it; of the takings, or of goods. */
  forecast(date: string, item?: string): Promise<ForecastDay | undefined>;
  tips(toldOn: string): Promise<readonly Recommendation[]>;
  effects(
    toldOn: string,
  ): Promise<readonly { readonly takenOn: string; readonly tip: Recommendation; readonly effect: TipEffect }[]>;
}

/** Whatever asks the database within a transaction. */
export interface Asker {
  query<T>(sql: string, parameters: unknown[]): Promise<T>;
}

export function bookNumbers(manager: Asker, tenantId: string): BookNumbers {
  const ask = <T>(sql: string, ...values: readonly unknown[]): Promise<T[]> =>
    manager.query<T[]>(sql, [tenantId, ...values]);
  const byDay: BookNumbers["byDay"] = async (from, to) => {
    const rows = await ask<{ date: string; total: string }>(BY_DAY, from, to);
    return new Map(rows.map(({ date, total }) => [date, Number(total)]));
  };
  return {
    byDay,
    async sales(from, to) {
      const [row] = await ask<{ count: string }>(COUNT, from, to);
      const totals = [...(await byDay(from, to)).values()];
      return { totalVnd: totals.reduce((sum, each) => sum + each, 0), count: Number(row?.count) };
    },
    async item(name, from, to) {
      const [row] = await ask<{ quantity: string; total: string }>(ITEM, from, to, nameKey(name));
      return { quantity: Number(row?.quantity), totalVnd: Number(row?.total) };
    },
    async hours(from, to) {
      const rows = await ask<{ hour: number; total: string }>(HOURS, from, to);
      return new Map(rows.map(({ hour, total }) => [hour, Number(total)]));
    },
    async leftVnd(from, to) {
      const [row] = await ask<{ costed: string; cost: string; expenses: string; purchases: string }>(LEFT, from, to);
      const total = [...(await byDay(from, to)).values()].reduce((sum, each) => sum + each, 0);
      const isKnown = Number(row?.costed) >= 0.9 * total;
      return total - Number(isKnown ? row?.cost : row?.purchases) - Number(row?.expenses);
    },
    async forecast(date, item) {
      const key = item === undefined ? null : nameKey(item);
      return (await ask<{ day: ForecastDay }>(FORECAST, date, key))[0]?.day;
    },
    tips: async (toldOn) => (await ask<{ tip: Recommendation }>(TIPS, toldOn)).map(({ tip }) => tip),
    effects: (toldOn) => ask(EFFECTS, toldOn),
  };
}

const STANDING = `entry.tenant_id = $1 AND business_date BETWEEN $2 AND $3 AND NOT EXISTS (
  SELECT FROM entry_void AS void WHERE void.tenant_id = entry.tenant_id AND void.entry_id = entry.id)`;
const OF = (table: string): string =>
  `FROM entry JOIN ${table} ON ${table}.tenant_id = entry.tenant_id AND ${table}.entry_id = entry.id`;

const BY_DAY = `
  SELECT to_char(business_date, 'YYYY-MM-DD') AS date, sum(vnd) AS total FROM (
    SELECT business_date, total_vnd AS vnd ${OF("sale")} WHERE ${STANDING}
    UNION ALL SELECT business_date, -total_vnd ${OF("refund")} WHERE ${STANDING}) AS each
  GROUP BY 1 ORDER BY 1`;
const COUNT = `SELECT count(*) AS count ${OF("sale")} WHERE ${STANDING}`;
const ITEM = `
  SELECT COALESCE(sum(quantity), 0) AS quantity, COALESCE(sum(total_vnd), 0) AS total ${OF("sale_item")}
  JOIN menu_item AS item ON item.tenant_id = sale_item.tenant_id AND item.id = sale_item.item_id
  WHERE ${STANDING} AND item.name_key = $4`;
const HOURS = `
  SELECT sold_hour AS hour, sum(total_vnd) AS total ${OF("sale")} WHERE ${STANDING} AND sold_hour IS NOT NULL GROUP BY 1`;
const LEFT = `
  SELECT COALESCE(sum(line.total_vnd) FILTER (WHERE cost_vnd IS NOT NULL), 0) AS costed,
    COALESCE(sum(cost_vnd), 0) AS cost,
    (SELECT COALESCE(sum(total_vnd), 0) ${OF("expense")} WHERE ${STANDING} AND NOT is_drawing) AS expenses,
    (SELECT COALESCE(sum(total_vnd), 0) ${OF("purchase")} WHERE ${STANDING}) AS purchases
  FROM entry JOIN sale_item AS line ON line.tenant_id = entry.tenant_id AND line.entry_id = entry.id WHERE ${STANDING}`;
const FORECAST = `
  SELECT days->0 AS day FROM forecast
  LEFT JOIN menu_item AS item ON item.tenant_id = forecast.tenant_id AND item.id = forecast.item_id
  WHERE forecast.tenant_id = $1 AND made_on = $2 AND location_id IS NULL
    AND item.name_key IS NOT DISTINCT FROM $3 ORDER BY forecast.position DESC LIMIT 1`;
const TIPS = `SELECT recommendation AS tip FROM tip WHERE tenant_id = $1 AND told_on = $2`;
const EFFECTS = `
  SELECT to_char(answered_on, 'YYYY-MM-DD') AS "takenOn", recommendation AS tip, effect
  FROM tip WHERE tenant_id = $1 AND effect_told_on = $2`;
