import type { SalesReport } from "../../core/reports/sales-report.ts";
import type { Part, Speech } from "../speech.ts";
import { directionOf, lowerFirst } from "./comparison-line.ts";
import { dayColumns } from "./day-columns.ts";
import { daysName, periodName } from "./period-words.ts";

type Compared = Extract<SalesReport, { kind: "sales_compared" }>;

/** Two runs of days in two sentences, and the goods that changed the most. */
export function presentCompared(speech: Speech, report: Compared): Part {
  const { say, vnd } = speech;
  const { days, figures, beforeDays, before } = report.comparison;
  const [period, other] = [periodName(speech, days), periodName(speech, beforeDays)];
  if (figures.entryCount === 0 && before.entryCount === 0)
    return { text: say("compare.nothing", { period, other: lowerFirst(other) }) };
  const lines = [
    say("compare.head", {
      period,
      total: vnd(figures.totalVnd),
      other: lowerFirst(other),
      before: vnd(before.totalVnd),
    }),
  ];
  const differenceVnd = figures.totalVnd - before.totalVnd;
  if (before.totalVnd > 0) {
    const percent = Math.abs(Math.round((differenceVnd / before.totalVnd) * 100));
    lines.push(say(`compare.${directionOf(differenceVnd)}`, { difference: vnd(Math.abs(differenceVnd)), percent }));
  }
  if (report.movers.length > 0 && before.totalVnd > 0)
    lines.push(say("compare.movers"), ...report.movers.map((mover) => moverLine(speech, mover)));
  const drawing = drawingOf(speech, report);
  return { text: lines.join("\n"), ...(drawing && { drawing }) };
}

const moverLine = ({ say, vnd }: Speech, { name, differenceVnd }: Compared["movers"][number]): string =>
  say(differenceVnd > 0 ? "compare.up" : "compare.down", { name, amount: vnd(Math.abs(differenceVnd)) });

function drawingOf(
  speech: Speech,
  { comparison: { days, figures, beforeDays, before }, byDay, byDayBefore }: Compared,
) {
  const { say, vnd } = speech;
  const names = { now: daysName(speech, days), before: daysName(speech, beforeDays) };
  return dayColumns(speech, {
    days,
    byDay,
    byDayBefore,
    beforeFrom: beforeDays.from,
    title: say("picture.compared"),
    subtitle: say("picture.both", { total: vnd(figures.totalVnd), before: vnd(before.totalVnd) }),
    legend: names,
  });
}
