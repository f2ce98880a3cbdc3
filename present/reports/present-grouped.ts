import type { Drawing } from "../../core/ports/drawing.ts";
import type { SalesGroup, SalesReport } from "../../core/reports/sales-report.ts";
import type { Part, Speech } from "../speech.ts";
import { groupName } from "./group-name.ts";
import { quantityWords } from "./item-line.ts";
import { daysName, periodName } from "./period-words.ts";

export type Grouped = Extract<SalesReport, { kind: "sales_grouped" }>;

/** These have an order of their own: the ends are told, the picture shows the rest. */
const ORDERED = new Set<Grouped["by"]>(["hour", "weekday", "day", "week", "month"]);
/** Up to this many are told one by one in any case. */
const TOLD = 7;
const FEWEST_DRAWN = 2;

/** A grouping in a few lines, and as the picture that fits it. */
export function presentGrouped(speech: Speech, report: Grouped): Part {
  const { say } = speech;
  const { by, days, groups, more, worst } = report;
  const period = periodName(speech, days);
  const known = groups.filter(({ key }) => key !== "");
  if (known.length === 0) return { text: say(nothingKnown(report), { period }) };
  const head = say(`group.${by === "item" && worst ? "worst" : by}`, { period });
  const lines =
    ORDERED.has(by) && known.length > TOLD
      ? endLines(speech, report, known)
      : groups.map((group) => groupLine(speech, report, group));
  const rest = more > 0 ? [say(by === "customer" ? "group.moreCustomers" : "group.more", { count: more })] : [];
  const drawing = known.length >= FEWEST_DRAWN ? drawingOf(speech, report, known) : undefined;
  return { text: [head, ...lines, ...rest].join("\n"), ...(drawing && { drawing }) };
}

function nothingKnown({ by, figures }: Grouped): string {
  if (figures.entryCount === 0) return "report.nothing";
  return by === "customer" ? "group.noCustomers" : "group.unknown";
}

const groupLine = (speech: Speech, report: Grouped, group: SalesGroup): string =>
  speech.say("group.line", { name: groupName(speech, report.by, group), value: valueWords(speech, report, group) });

/** The three highest and the lowest. */
function endLines(speech: Speech, report: Grouped, known: readonly SalesGroup[]): string[] {
  const byWeight = [...known].sort((a, b) => weightOf(report, b) - weightOf(report, a));
  const [lowest] = byWeight.slice(-1);
  const told = byWeight.slice(0, 3).map((group) => groupLine(speech, report, group));
  return lowest === undefined
    ? told
    : [...told, speech.say("group.lowest", { line: groupLine(speech, report, lowest).slice(2) })];
}

/** A weekday by what one of its days brings: a month has five Mondays or four. */
function weightOf({ by, measure }: Grouped, { totalVnd, entryCount, days }: SalesGroup): number {
  const weight = measure === "vnd" ? totalVnd : entryCount;
  return by === "weekday" ? Math.round(weight / Math.max(1, days ?? 1)) : weight;
}

function valueWords(speech: Speech, report: Grouped, group: SalesGroup): string {
  const { say, vnd } = speech;
  const weight = weightOf(report, group);
  if (report.measure === "entries" && report.by !== "item") return say("group.times", { count: weight });
  if (report.by === "weekday") return say("group.aDay", { amount: vnd(Math.round(weight / 1_000) * 1_000) });
  if (group.quantity !== undefined) {
    return say("group.counted", {
      quantity: quantityWords(speech, { ...group, quantity: group.quantity }),
      total: vnd(weight),
    });
  }
  if (report.by === "customer") return say("group.bought", { total: vnd(weight), count: group.entryCount });
  const percent = Math.round((group.totalVnd / Math.max(1, report.figures.totalVnd)) * 100);
  return ORDERED.has(report.by) ? vnd(weight) : say("group.share", { total: vnd(weight), percent });
}

/** Hours in which nothing was sold stand empty between the others: a pause at noon is seen as one. */
function withoutGaps(hours: readonly SalesGroup[]): readonly SalesGroup[] {
  const byHour = new Map(hours.map((group) => [Number(group.key), group]));
  const [first, last] = [Math.min(...byHour.keys()), Math.max(...byHour.keys())];
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const hour = first + at;
    return byHour.get(hour) ?? { key: String(hour), entryCount: 0, totalVnd: 0 };
  });
}

/** What stands beside the amount of a bar: how many were sold, or how often somebody came. */
function noteOf(speech: Speech, { by }: Grouped, group: SalesGroup): { readonly note?: string } {
  if (by === "customer") return { note: speech.say("group.visits", { count: group.entryCount }) };
  const { quantity } = group;
  return quantity === undefined ? {} : { note: quantityWords(speech, { ...group, quantity }) };
}

function drawingOf(speech: Speech, report: Grouped, known: readonly SalesGroup[]): Drawing {
  const { say, voice } = speech;
  const { by, days, groups, worst } = report;
  const unit = report.measure === "vnd" || by === "item" ? "vnd" : "count";
  const frame = {
    title: say(`picture.${by === "item" && worst ? "worst" : by}`),
    subtitle: unit === "count" ? say("picture.counts", { days: daysName(speech, days) }) : daysName(speech, days),
    language: voice.language,
    unit,
  } as const;
  if (ORDERED.has(by)) {
    const columns = (by === "hour" ? withoutGaps(known) : known).map((group) => ({
      label: groupName(speech, by, group, "short"),
      value: weightOf(report, group),
    }));
    return { kind: "columns", ...frame, columns };
  }
  if (by === "payment") {
    return {
      kind: "shares",
      ...frame,
      parts: groups.map((group) => ({
        label: groupName(speech, by, group),
        value: Math.max(0, weightOf(report, group)),
      })),
    };
  }
  const bars = groups.map((group) => ({
    label: groupName(speech, by, group),
    value: Math.max(0, weightOf(report, group)),
    ...noteOf(speech, report, group),
    ...(worst && { isWarning: true as const }),
  }));
  return { kind: "bars", ...frame, bars };
}
