import { getISODay, parseISO, startOfISOWeek, startOfMonth, formatISO } from "date-fns";

import type { Turn } from "../conversation/turn.ts";
import type { DayFigures, Days, Figures } from "../ports/sales-figures.ts";
import type { ReportDeps } from "./report-deps.ts";
import type { Grouping, SalesGroup, SalesReport } from "./sales-report.ts";
import { sumFigures } from "./sum-figures.ts";

/** More lines than this are not read on a phone. */
const SHOWN = 10;
const SHOWN_WORST = 5;

export interface GroupingWish {
  readonly by: Grouping;
  readonly measure: "vnd" | "entries";
  readonly worst: boolean;
}

/** Sales by goods, hours, people and the like. What has an order of its own keeps it; names come by what they brought. */
export const groupSales =
  (deps: ReportDeps) =>
  async (turn: Turn, days: Days, { by, measure, worst }: GroupingWish): Promise<SalesReport> => {
    const groups = await GROUPERS[by](deps, turn, days);
    const ordered = IN_ORDER.has(by) ? groups : byWeight(groups, measure, worst);
    const ofWorst = worst && !IN_ORDER.has(by);
    const limit = ofWorst ? worstOf(ordered.length) : limitOf(by);
    return {
      kind: "sales_grouped",
      by,
      days,
      measure,
      worst,
      groups: ordered.slice(0, limit),
      figures: sumFigures(await deps.salesFigures.byDay(turn.tx, turn.writer.shop.tenantId, days)),
      more: ofWorst ? 0 : Math.max(0, ordered.length - limit),
    };
  };

/** What sells best is not among the worst, however few goods there are. */
const worstOf = (count: number): number => Math.min(SHOWN_WORST, Math.ceil(count / 2));

const IN_ORDER = new Set<Grouping>(["hour", "weekday", "day", "week", "month"]);

/** Days, weeks and months go into a picture, which has room for two months of them. */
const limitOf = (by: Grouping): number => (IN_ORDER.has(by) ? 62 : SHOWN);

function byWeight(groups: readonly SalesGroup[], measure: "vnd" | "entries", worst: boolean): SalesGroup[] {
  const weight = ({ totalVnd, entryCount }: SalesGroup): number => (measure === "vnd" ? totalVnd : entryCount);
  return [...groups].sort((a, b) => (worst ? 1 : -1) * (weight(a) - weight(b)));
}

type Grouper = (deps: ReportDeps, turn: Turn, days: Days) => Promise<readonly SalesGroup[]>;

const GROUPERS: Record<Grouping, Grouper> = {
  item: async ({ salesFigures }, { tx, writer }, days) =>
    (await salesFigures.byItem(tx, writer.shop.tenantId, days)).map(({ name, quantity, unit, totalVnd }) => ({
      key: name,
      entryCount: 0,
      totalVnd,
      quantity,
      ...(unit !== undefined && { unit }),
    })),
  category: async ({ salesFigures }, { tx, writer }, days) =>
    grouped(
      await salesFigures.byItem(tx, writer.shop.tenantId, days),
      ({ category }) => category ?? "",
      (item) => ({
        entryCount: 0,
        totalVnd: item.totalVnd,
      }),
    ),
  location: async ({ salesFigures }, { tx, writer }, days) =>
    (await salesFigures.byLocation(tx, writer.shop.tenantId, days)).map(named),
  staff: async ({ salesFigures }, { tx, writer }, days) =>
    (await salesFigures.byPerson(tx, writer.shop.tenantId, days)).map(named),
  customer: async ({ salesFigures }, { tx, writer }, days) =>
    (await salesFigures.byCustomer(tx, writer.shop.tenantId, days)).map(named),
  hour: async ({ salesFigures }, { tx, writer }, days) =>
    (await salesFigures.byHour(tx, writer.shop.tenantId, days)).map(({ hour, ...figures }) => ({
      key: hour === undefined ? "" : String(hour),
      ...figures,
    })),
  payment: async ({ salesFigures }, { tx, writer }, days) =>
    (await salesFigures.byPayment(tx, writer.shop.tenantId, days)).map(({ payment, ...figures }) => ({
      key: payment,
      ...figures,
    })),
  weekday: async (deps, turn, days) => weekdays(await daysOf(deps, turn, days)),
  day: async (deps, turn, days) =>
    (await daysOf(deps, turn, days)).map(({ date, ...figures }) => ({ key: date, ...figures })),
  week: async (deps, turn, days) => grouped(await daysOf(deps, turn, days), startOf(startOfISOWeek), (day) => day),
  month: async (deps, turn, days) => grouped(await daysOf(deps, turn, days), startOf(startOfMonth), (day) => day),
};

const daysOf = ({ salesFigures }: ReportDeps, { tx, writer }: Turn, days: Days): Promise<readonly DayFigures[]> =>
  salesFigures.byDay(tx, writer.shop.tenantId, days);

const named = ({ name, entryCount, totalVnd }: Figures & { readonly name?: string }): SalesGroup => ({
  key: name ?? "",
  entryCount,
  totalVnd,
});

const startOf =
  (begin: (date: Date) => Date) =>
  ({ date }: DayFigures): string =>
    formatISO(begin(parseISO(date)), { representation: "date" });

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string, figuresOf: (row: T) => Figures): SalesGroup[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups].map(([key, of]) => ({ key, ...sumFigures(of.map(figuresOf)) }));
}

/** Monday first. A weekday is told by what one of its days brings, so the days are counted. */
function weekdays(days: readonly DayFigures[]): SalesGroup[] {
  const groups = grouped(
    days,
    ({ date }) => String(getISODay(parseISO(date))),
    (day) => day,
  );
  const openOn = (weekday: string): number =>
    days.filter(({ date }) => String(getISODay(parseISO(date))) === weekday).length;
  return groups.map((group) => ({ ...group, days: openOn(group.key) })).sort((a, b) => Number(a.key) - Number(b.key));
}
