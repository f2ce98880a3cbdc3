import type { ForecastDay } from "../../core/insights/forecast/forecast-series.ts";
import type {
  Forecasts,
  ForecastScore,
  IssuedForecast,
  NamedForecast,
  SaidAbout,
  SeriesKey,
} from "../../core/ports/forecasts.ts";
import type { Transaction } from "../../core/ports/transaction.ts";
import { CalendarOverrideEntity, ForecastEntity, ForecastScoreEntity } from "../entities/forecast-entities.ts";
import { MenuItemEntity } from "../entities/shop-entities.ts";
import { managerOf } from "../transactions.ts";

export const createForecasts = (): Forecasts => ({
  async keep(tx, tenantId, issued) {
    if (issued.length === 0) return;
    const rows = issued.map((one) => ({ ...one, days: one.days.map(rounded) }));
    await managerOf(tx).query(KEEP, [tenantId, JSON.stringify(rows)]);
  },
  issuedOn: async (tx, tenantId, madeOn) => (await ask<IssuedRow>(tx, ISSUED, [tenantId, madeOn])).map(toNamed),
  saidAbout: async (tx, tenantId, from, to) => (await ask<SaidRow>(tx, SAID, [tenantId, from, to])).map(toSaid),
  async keepScores(tx, tenantId, scores) {
    if (scores.length > 0) await managerOf(tx).query(KEEP_SCORES, [tenantId, JSON.stringify(scores.map(fromScore))]);
  },
  listScores: async (tx, tenantId, since, series) =>
    (
      await ask<ScoreRow>(tx, series === undefined ? SCORES : SCORES_OF_ONE, [
        tenantId,
        since,
        ...(series === undefined ? [] : [series.locationId ?? null, series.itemId ?? null]),
      ])
    ).map(toScore),
  async prune(tx, tenantId, { madeOn, scored }) {
    await managerOf(tx).query(`DELETE FROM ${FORECAST} WHERE tenant_id = $1 AND made_on < $2`, [tenantId, madeOn]);
    await managerOf(tx).query(`DELETE FROM ${SCORE} WHERE tenant_id = $1 AND scored_date < $2`, [tenantId, scored]);
  },
  async calendarOverrides(tx, from, to) {
    const rows = await ask<{ date: string; special: string | null }>(tx, OVERRIDES, [from, to]);
    return new Map(rows.map(({ date, special }) => [date, special ?? undefined]));
  },
});

const ask = <T>(tx: Transaction, sql: string, values: readonly unknown[]): Promise<T[]> =>
  managerOf(tx).query<T[]>(sql, [...values]);

/** Thousandths of a piece are noise, and a đồng has none. */
const rounded = (day: ForecastDay): ForecastDay => ({
  mean: thousandth(day.mean),
  lower: thousandth(day.lower),
  upper: thousandth(day.upper),
  drivers: day.drivers.map((driver) => ({ ...driver, effect: thousandth(driver.effect) })),
});
const thousandth = (value: number): number => Math.round(value * 1000) / 1000;

interface KeyRow {
  readonly locationId: string | null;
  readonly itemId: string | null;
}
const keyOf = ({ locationId, itemId }: KeyRow): SeriesKey => ({
  ...(locationId !== null && { locationId }),
  ...(itemId !== null && { itemId }),
});

interface IssuedRow extends KeyRow, Omit<IssuedForecast, keyof SeriesKey> {
  readonly name: string | null;
  readonly unit: string | null;
}
const toNamed = ({ name, unit, locationId, itemId, ...row }: IssuedRow): NamedForecast => ({
  ...row,
  ...keyOf({ locationId, itemId }),
  ...(name !== null && { name }),
  ...(unit !== null && { unit }),
});

interface SaidRow extends KeyRow, Omit<SaidAbout, keyof SeriesKey> {}
const toSaid = ({ locationId, itemId, ...row }: SaidRow): SaidAbout => ({ ...row, ...keyOf({ locationId, itemId }) });

/** JSON has no NaN: it travels as null. */
const fromScore = ({ atDawn, ...score }: ForecastScore) => ({ ...score, ...atDawn });

interface ScoreRow extends KeyRow {
  readonly date: string;
  readonly actual: number;
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly misses: readonly number[];
  readonly strays: readonly number[];
}
const toScore = ({ date, actual, mean, lower, upper, misses, strays, ...row }: ScoreRow): ForecastScore => ({
  ...keyOf(row),
  date,
  actual,
  ...(mean !== null && lower !== null && upper !== null && { atDawn: { mean, lower, upper } }),
  misses,
  strays,
});

const [FORECAST, SCORE, OVERRIDE, ITEM] = [
  ForecastEntity,
  ForecastScoreEntity,
  CalendarOverrideEntity,
  MenuItemEntity,
].map(({ options }) => options.name) as [string, string, string, string];

const KEEP = `
  INSERT INTO ${FORECAST} (tenant_id, made_on, location_id, item_id, model, width_factor, days)
  SELECT $1, "madeOn", "locationId", "itemId", model, "widthFactor", days
  FROM jsonb_to_recordset($2::jsonb) AS told
    ("madeOn" date, "locationId" uuid, "itemId" uuid, model text, "widthFactor" real, days jsonb)
  ON CONFLICT ON CONSTRAINT forecast_once DO UPDATE
    SET model = EXCLUDED.model, width_factor = EXCLUDED.width_factor, days = EXCLUDED.days`;

const KEY = `row.location_id AS "locationId", row.item_id AS "itemId"`;

const ISSUED = `
  SELECT row.made_on::text AS "madeOn", ${KEY}, row.model, row.width_factor AS "widthFactor", row.days, item.name, item.unit
  FROM ${FORECAST} AS row LEFT JOIN ${ITEM} AS item ON item.tenant_id = row.tenant_id AND item.id = row.item_id
  WHERE row.tenant_id = $1 AND row.made_on = $2
  ORDER BY row.location_id NULLS FIRST, row.item_id IS NOT NULL, row.position`;

/** Each day that was told, by its place in the list of days ahead. */
const SAID = `
  SELECT about.date::date::text AS date, about.date::date - row.made_on AS "aheadDays", ${KEY},
    row.width_factor AS "widthFactor", row.days -> (about.date::date - row.made_on) AS day
  FROM generate_series($2::date, $3::date, interval '1 day') AS about (date)
    JOIN ${FORECAST} AS row ON row.tenant_id = $1 AND row.made_on <= about.date
      AND about.date::date - row.made_on < jsonb_array_length(row.days)`;

const KEEP_SCORES = `
  INSERT INTO ${SCORE} (tenant_id, scored_date, location_id, item_id, actual, mean, lower, upper, misses, strays)
  SELECT $1, date, "locationId", "itemId", actual, mean, lower, upper,
    ARRAY(SELECT COALESCE(miss::double precision, 'NaN') FROM jsonb_array_elements_text(misses) AS miss),
    ARRAY(SELECT COALESCE(stray::real, 'NaN') FROM jsonb_array_elements_text(strays) AS stray)
  FROM jsonb_to_recordset($2::jsonb) AS told (date date, "locationId" uuid, "itemId" uuid, actual double precision,
    mean double precision, lower double precision, upper double precision, misses jsonb, strays jsonb)
  ON CONFLICT ON CONSTRAINT forecast_score_once DO UPDATE SET actual = EXCLUDED.actual, mean = EXCLUDED.mean,
    lower = EXCLUDED.lower, upper = EXCLUDED.upper, misses = EXCLUDED.misses, strays = EXCLUDED.strays`;

const SCORED = `
  SELECT row.scored_date::text AS date, ${KEY}, row.actual, row.mean, row.lower, row.upper, row.misses, row.strays
  FROM ${SCORE} AS row WHERE row.tenant_id = $1 AND row.scored_date >= $2`;

const SCORES = `${SCORED} ORDER BY row.scored_date`;

const SCORES_OF_ONE = `${SCORED} AND row.location_id IS NOT DISTINCT FROM $3::uuid
    AND row.item_id IS NOT DISTINCT FROM $4::uuid
  ORDER BY row.scored_date`;

const OVERRIDES = `
  SELECT on_date::text AS date, special_day AS special FROM ${OVERRIDE} WHERE on_date BETWEEN $1 AND $2`;
