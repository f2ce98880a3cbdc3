import type { Shop } from "../ports/accounts.ts";
import type { Days, Figures, ItemFigures } from "../ports/sales-figures.ts";
import type { Transaction } from "../ports/transaction.ts";
import type { ReportDeps } from "./report-deps.ts";
import type { PartOfDay } from "./sales-report.ts";
import { sumFigures } from "./sum-figures.ts";

/** For which shop, as of when. A turn of a conversation is one. */
export interface Asking {
  readonly tx: Transaction;
  readonly now: Date;
  readonly writer: { readonly shop: Shop };
}

type ItemMoney = Pick<ItemFigures, "itemId" | "name" | "totalVnd">;

/** Some days as far as they can be held against others. */
export interface Snapshot {
  readonly figures: Figures;
  /** All that was recorded for these days, at whatever hour. */
  readonly recorded: Figures;
  /** Money of it whose hour is not known: it cannot be held against part of a day. */
  readonly unclockedVnd: number;
  /** Days with entries. */
  readonly openDays: number;
  readonly items: readonly ItemMoney[];
  /** Money of the sales whose hour is known. */
  readonly parts: Readonly<Record<PartOfDay, number>>;
}

/** @param untilHour what came later than this hour of the clock is left out, and what came at an unknown hour */
export const snapshotOf =
  ({ salesFigures }: ReportDeps) =>
  async ({ tx, writer }: Asking, days: Days, untilHour: number | undefined): Promise<Snapshot> => {
    const { tenantId } = writer.shop;
    const byDay = await salesFigures.byDay(tx, tenantId, days);
    const byHour = await salesFigures.byHour(tx, tenantId, days);
    const hours = byHour.filter(({ hour }) => hour !== undefined && (untilHour === undefined || hour <= untilHour));
    const recorded = sumFigures(byDay);
    return {
      figures: untilHour === undefined ? recorded : sumFigures(hours),
      recorded,
      unclockedVnd: sumFigures(byHour.filter(({ hour }) => hour === undefined)).totalVnd,
      openDays: byDay.length,
      // Goods are not summed by hour: of a day that still runs nothing can be said about them.
      items: untilHour === undefined ? await salesFigures.byItem(tx, tenantId, days) : [],
      parts: partsOf(hours),
    };
  };

const NO_PARTS: Record<PartOfDay, number> = { morning: 0, noon: 0, afternoon: 0, evening: 0 };

function partsOf(hours: readonly (Figures & { readonly hour?: number })[]): Record<PartOfDay, number> {
  const parts = { ...NO_PARTS };
  for (const { hour = 0, totalVnd } of hours) parts[partAt(hour)] += totalVnd;
  return parts;
}

const partAt = (hour: number): PartOfDay => {
  if (hour >= 4 && hour < 11) return "morning";
  if (hour >= 11 && hour < 14) return "noon";
  return hour >= 14 && hour < 18 ? "afternoon" : "evening";
};

/** The average of several runs of days: what is usual. */
export function averageSnapshot(snapshots: readonly Snapshot[]): Snapshot {
  const mean = (of: (one: Snapshot) => number): number =>
    snapshots.reduce((sum, one) => sum + of(one), 0) / snapshots.length;
  const items = new Map<string, ItemMoney>();
  for (const { itemId, name, totalVnd } of snapshots.flatMap((one) => one.items)) {
    const known = items.get(itemId)?.totalVnd ?? 0;
    items.set(itemId, { itemId, name, totalVnd: known + totalVnd / snapshots.length });
  }
  return {
    figures: {
      entryCount: mean((one) => one.figures.entryCount),
      totalVnd: Math.round(mean((one) => one.figures.totalVnd)),
    },
    recorded: {
      entryCount: mean((one) => one.recorded.entryCount),
      totalVnd: Math.round(mean((one) => one.recorded.totalVnd)),
    },
    unclockedVnd: mean((one) => one.unclockedVnd),
    openDays: mean((one) => one.openDays),
    items: [...items.values()],
    parts: {
      morning: mean((one) => one.parts.morning),
      noon: mean((one) => one.parts.noon),
      afternoon: mean((one) => one.parts.afternoon),
      evening: mean((one) => one.parts.evening),
    },
  };
}
