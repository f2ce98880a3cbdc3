import { WEEK_DAYS, weekSlot, type DailyHistory } from "./daily-history.ts";

/** Below this share of days without a sale they are days off; from it on they are slow goods, and zeros are demand. */
const SLOW_GOODS_SHARE = 0.35;
/** A weekday on which there is a sale less often than this is a day off, for slow goods too. */
const DAY_OFF_CHANCE = 0.15;
const LOOKED_BACK_DAYS = 56;
const HALF_LIFE_DAYS = 21;

/** On which days a series sells at all. */
export interface OpeningHabits {
  /** Days of the history that tell about demand; others (closed, forgotten) are skipped, not taken for zero. */
  readonly counts: readonly boolean[];
  /** Chance, by slot of the week, that a day ahead has sales at all; 1 where zero is a matter of demand. */
  readonly openChance: readonly number[];
}

export function readOpeningHabits(history: DailyHistory): OpeningHabits {
  const open = informativeFlags(history);
  const traded = history.values.map((value, day) => open?.[day] ?? value > 0);
  const tells = (day: number): boolean => history.masked?.[day] !== true;
  const chance = tradingChances(traded, tells);
  const daysOffAreSkipped =
    open !== undefined || shareOfZeros(traded.filter((_, day) => tells(day))) < SLOW_GOODS_SHARE;
  const isDayOff = (slot: number): boolean => (chance[slot] ?? 1) < DAY_OFF_CHANCE;
  return {
    counts: traded.map(
      (did, day) => tells(day) && (did || (!daysOffAreSkipped && !isDayOff(weekSlot(day, traded.length)))),
    ),
    openChance: chance.map((value, slot) => (daysOffAreSkipped || isDayOff(slot) ? value : 1)),
  };
}

/** Flags that only repeat which values are zero say nothing of closing: many exports make them so. */
function informativeFlags({ values, open }: DailyHistory): readonly boolean[] | undefined {
  return open?.some((isOpen, day) => isOpen && (values[day] ?? 0) <= 0) === true ? open : undefined;
}

function shareOfZeros(traded: readonly boolean[]): number {
  const recent = traded.slice(-LOOKED_BACK_DAYS);
  return recent.filter((did) => !did).length / Math.max(1, recent.length);
}

function tradingChances(traded: readonly boolean[], tells: (day: number) => boolean): number[] {
  const days = traded.length;
  const all = new Float64Array(WEEK_DAYS);
  const did = new Float64Array(WEEK_DAYS);
  for (let day = Math.max(0, days - LOOKED_BACK_DAYS); day < days; day++) {
    if (!tells(day)) continue;
    const slot = weekSlot(day, days);
    const weight = 0.5 ** ((days - 1 - day) / HALF_LIFE_DAYS);
    all[slot] = (all[slot] ?? 0) + weight;
    if (traded[day] === true) did[slot] = (did[slot] ?? 0) + weight;
  }
  return Array.from(all, (weight, slot) => (weight > 0 ? (did[slot] ?? 0) / weight : 1));
}
