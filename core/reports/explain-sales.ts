import type { Days } from "../ports/sales-figures.ts";
import { businessDate } from "../sales/business-date.ts";
import { lengthOf, shifted, weeksOf } from "./asked-days.ts";
import { findingsOf } from "./findings.ts";
import type { ReportDeps } from "./report-deps.ts";
import type { SalesReport } from "./sales-report.ts";
import { type Asking, averageSnapshot, type Snapshot, snapshotOf } from "./snapshot.ts";

/** How many earlier runs of the same weekdays make the usual, and below how many it is chance. */
const LOOK_BACK = 6;
const FEWEST = 3;
/** With more money than this at unknown hours, a share, the usual of some hours says nothing. */
const MOST_UNCLOCKED = 0.1;

/**
 * What is different about some days, as far as the book knows it. They are held against the average of the same
 * weekdays before, closed ones left out; a day that still runs, against the same hours of them.
 */
export const explainSales =
  (deps: ReportDeps) =>
  async (turn: Asking, asked: Days): Promise<SalesReport> => {
    const days = withoutRunningDay(asked, businessDate(turn.now, turn.writer.shop));
    const untilHour = days.to === businessDate(turn.now, turn.writer.shop) ? localHour(turn) : undefined;
    const now = await snapshotOf(deps)(turn, days, untilHour);
    const before = await earlierSnapshots(deps)(turn, days, untilHour);
    const usual = before.length < FEWEST ? now : averageSnapshot(before);
    if (untilHour !== undefined && isWithoutHours(now, usual)) {
      return { kind: "sales_without_hours", days, figures: now.recorded };
    }
    return {
      kind: "sales_explained",
      days,
      figures: before.length < FEWEST ? now.recorded : now.figures,
      usual: usual.figures,
      usualOf: before.length,
      findings: before.length < FEWEST ? [] : findingsOf(now, usual, untilHour),
    };
  };

/** In a run of days the one that is not over would look like a drop. */
const withoutRunningDay = ({ from, to }: Days, today: string): Days =>
  to === today && from < to ? { from, to: shifted(to, -1) } : { from, to };

/** Of a lump sum for the day nobody knows how much of it was there by now. */
const isWithoutHours = (now: Snapshot, usual: Snapshot): boolean =>
  now.unclockedVnd > 0 || usual.unclockedVnd > usual.recorded.totalVnd * MOST_UNCLOCKED;

const localHour = ({ now, writer }: Asking): number =>
  Number(new Intl.DateTimeFormat("en-GB", { hour: "2-digit", timeZone: writer.shop.timeZone }).format(now));

/** One after the other, since they share the transaction's connection. */
const earlierSnapshots =
  (deps: ReportDeps) =>
  async (turn: Asking, days: Days, untilHour: number | undefined): Promise<Snapshot[]> => {
    const snapshots: Snapshot[] = [];
    for (let run = 1; run <= LOOK_BACK; run++) {
      const back = -7 * weeksOf(days) * run;
      const earlier = { from: shifted(days.from, back), to: shifted(days.to, back) };
      snapshots.push(await snapshotOf(deps)(turn, earlier, untilHour));
    }
    return snapshots.filter(({ openDays }) => openDays > (lengthOf(days) - 1) / 2);
  };
