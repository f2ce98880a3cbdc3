import { eventSpread } from "../insights/calendar/event-spread.ts";
import { specialDayOn } from "../insights/calendar/special-day.ts";
import type { DailyHistory, DaysAhead } from "../insights/forecast/daily-history.ts";
import { learnEventEffects } from "../insights/forecast/event-effects.ts";
import type { Shop } from "../ports/accounts.ts";
import type { Days, ItemDays } from "../ports/sales-figures.ts";
import type { Transaction } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";
import { datesOf } from "./date-range.ts";
import { daysTold, type DaysTold } from "./days-told.ts";
import type { ForecastDeps } from "./forecast-deps.ts";

/** Two Tếts and the days around them. */
const HISTORY_DAYS = 3 * 365;
/** What the engine reads of a level; what events do to goods is taken from the shop. */
const ITEM_HISTORY_DAYS = 182;

export interface ItemSeries {
  readonly itemId: string;
  readonly name: string;
  readonly unit?: string;
  readonly history: DailyHistory;
}

/** A shop's past day by day, or a place's, as the engine reads it, and what is known of the days ahead. */
export interface ShopSeries {
  /** The first day ahead. */
  readonly today: string;
  /** Takings in đồng; the last value is yesterday's. */
  readonly takings: DailyHistory;
  readonly items: readonly ItemSeries[];
  readonly ahead: DaysAhead;
}

export interface SeriesScope {
  /** All places together where it is absent. */
  readonly locationId?: string;
  readonly horizonDays: number;
  readonly withItems: boolean;
}

/** Reads the series of a shop up to the day before `today`, from the rollups, and what was told of days. */
export const gatherSeries =
  (deps: ForecastDeps) =>
  async (tx: Transaction, { tenantId }: Shop, today: string, scope: SeriesScope): Promise<ShopSeries> => {
    const { forecasts, salesFigures } = deps;
    const first = (await salesFigures.firstDay(tx, tenantId)) ?? today;
    const past: Days = { from: laterOf(first, shifted(today, -HISTORY_DAYS)), to: shifted(today, -1) };
    const lastAhead = shifted(today, scope.horizonDays - 1);
    const at = scope.locationId === undefined ? {} : { locationId: scope.locationId };
    const told = await daysTold(deps)(tx, tenantId, { from: past.from, to: lastAhead });
    const places = await salesFigures.listPlaces(tx, tenantId);
    const calendar = createCalendar(told, await forecasts.calendarOverrides(tx, past.from, lastAhead));
    const isClosed = closedTeller(told, scope.locationId, Math.max(1, places.length));
    const sums = await salesFigures.byDay(tx, tenantId, { ...past, ...at });
    const byDate = new Map(sums.map(({ date, totalVnd }) => [date, Math.max(0, totalVnd)]));
    const takings = historyOf(past, (date) => byDate.get(date) ?? 0, {
      isMasked: (date, value) => value <= 0 && (isClosed(date) || told.unrecorded.has(date)),
      calendar,
    });
    const itemDays: Days = { from: laterOf(past.from, shifted(today, -ITEM_HISTORY_DAYS)), to: past.to };
    const items = scope.withItems ? await salesFigures.byItemAndDay(tx, tenantId, { ...itemDays, ...at }) : [];
    const effects = learnEventEffects(takings);
    return {
      today,
      takings: { ...takings, effects },
      items: itemSeries(items, itemDays, calendar, effects),
      ahead: aheadOf(today, scope.horizonDays, isClosed, calendar),
    };
  };

const laterOf = (a: string, b: string): string => (a > b ? a : b);

type Calendar = (date: string) => string | undefined;

/** What the owner told goes before what the operator edited, and that before what is worked out. */
const createCalendar =
  ({ promoted, rainy }: DaysTold, overrides: ReadonlyMap<string, string | undefined>): Calendar =>
  (date) => {
    const special = overrides.has(date) ? overrides.get(date) : specialDayOn(date);
    if (special?.startsWith("tet") === true) return special;
    if (promoted.has(date)) return "promotion";
    return rainy.has(date) ? "rain" : special;
  };

/** A shop is closed where all of its places are. */
const closedTeller =
  ({ closedAt }: DaysTold, locationId: string | undefined, placeCount: number) =>
  (date: string): boolean => {
    const places = closedAt.get(date);
    if (places === undefined) return false;
    return locationId === undefined ? places.size >= placeCount : places.has(locationId);
  };

interface Known {
  readonly isMasked: (date: string, value: number) => boolean;
  readonly calendar: Calendar;
}

function historyOf(days: Days, valueOn: (date: string) => number, { isMasked, calendar }: Known): DailyHistory {
  const dates = datesOf(days);
  const values = dates.map(valueOn);
  return {
    values,
    masked: dates.map((date, day) => isMasked(date, values[day] ?? 0)),
    events: dates.map(calendar),
    spreadOf: eventSpread,
  };
}

/** A day on which no goods at all were named (a lump sum, a closure) tells nothing of one of them. */
function itemSeries(
  items: readonly ItemDays[],
  days: Days,
  calendar: Calendar,
  effects: NonNullable<DailyHistory["effects"]>,
): ItemSeries[] {
  const named = new Set(items.flatMap(({ dates }) => dates));
  return items.map(({ itemId, name, unit, dates, quantities }) => {
    const byDate = new Map(dates.map((date, at) => [date, Math.max(0, quantities[at] ?? 0)]));
    // Before its first sale it was not on the menu.
    const own = { from: dates[0] ?? days.from, to: days.to };
    const history = historyOf(own, (date) => byDate.get(date) ?? 0, {
      isMasked: (date) => !named.has(date),
      calendar,
    });
    return { itemId, name, ...(unit !== undefined && { unit }), history: { ...history, effects } };
  });
}

function aheadOf(
  today: string,
  horizonDays: number,
  isClosed: (date: string) => boolean,
  calendar: Calendar,
): DaysAhead {
  const dates = datesOf({ from: today, to: shifted(today, horizonDays - 1) });
  return {
    horizonDays,
    open: dates.map((date) => (isClosed(date) ? false : undefined)),
    events: dates.map(calendar),
  };
}
