import type { Finding, SalesReport } from "../../core/reports/sales-report.ts";
import type { Part, Speech } from "../speech.ts";
import { directionOf } from "./comparison-line.ts";
import { periodName } from "./period-words.ts";

type Explained = Extract<SalesReport, { kind: "sales_explained" }>;
type WithoutHours = Extract<SalesReport, { kind: "sales_without_hours" }>;

/** Differences below this are called none. */
const NOTABLE_PERCENT = 5;

/** What is different from the usual, as far as the book can know it; and that it knows no more. */
export function presentExplained(speech: Speech, { days, figures, usual, usualOf, findings }: Explained): Part {
  const { say, vnd } = speech;
  const period = periodName(speech, days);
  const words = { period, total: vnd(figures.totalVnd), usual: vnd(rounded(usual.totalVnd)), count: usualOf };
  if (usualOf < 3 || usual.totalVnd === 0) return { text: say("explain.tooFew", words) };
  const percent = Math.round((figures.totalVnd / usual.totalVnd - 1) * 100);
  const direction = Math.abs(percent) < NOTABLE_PERCENT ? "same" : directionOf(percent);
  const lines = findings.map((finding) => say("explain.line", { finding: findingWords(speech, finding) }));
  const reasons = findings.some(({ kind }) => kind !== "still_running");
  return {
    text: [
      say(`explain.${direction}`, { ...words, percent: Math.abs(percent) }),
      ...lines,
      ...(direction === "same" ? [] : [say(reasons ? "explain.limits" : "explain.unknown")]),
    ].join("\n"),
  };
}

/** Why a day that still runs cannot be explained yet. */
export const presentWithoutHours = (speech: Speech, { days, figures }: WithoutHours): Part => ({
  text: speech.say("explain.withoutHours", {
    period: periodName(speech, days),
    total: speech.vnd(figures.totalVnd),
  }),
});

/** One thing that is different, in a sentence. */
export function findingWords({ say, vnd }: Speech, finding: Finding): string {
  switch (finding.kind) {
    case "still_running":
      return say("explain.stillRunning", { hour: finding.untilHour });
    case "days_without_entries":
      return say("explain.daysMissing", { days: finding.days, usual: finding.usualDays });
    case "sales_count": {
      const key = finding.differenceVnd < 0 ? "fewerSales" : "moreSales";
      return say(`explain.${key}`, { now: finding.count, usual: finding.usualCount });
    }
    case "sale_size": {
      const key = finding.differenceVnd < 0 ? "smallerSales" : "largerSales";
      return say(`explain.${key}`, { size: vnd(rounded(finding.sizeVnd)), usual: vnd(rounded(finding.usualSizeVnd)) });
    }
    case "item": {
      const key = finding.differenceVnd < 0 ? "down" : "up";
      return say(`explain.${key}`, { name: finding.name, amount: vnd(rounded(Math.abs(finding.differenceVnd))) });
    }
    case "part_of_day": {
      const key = finding.differenceVnd < 0 ? "down" : "up";
      const name = say(`partOfDay.${finding.part}`);
      return say(`explain.${key}`, { name, amount: vnd(rounded(Math.abs(finding.differenceVnd))) });
    }
  }
}

/** An average to the đồng would look more exact than it is. */
const rounded = (amountVnd: number): number => Math.round(amountVnd / 1_000) * 1_000;
