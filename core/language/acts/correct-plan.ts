import type { Act } from "../act.ts";
import { textOf } from "../scene.ts";
import type { Span, SpanOf } from "../span.ts";
import { correctedDays } from "./corrected-days.ts";
import { entryDate } from "./entry-date.ts";
import type { Line } from "./line.ts";

export const isPercent = (span: Span): boolean => span.kind === "noise" && span.what === "percent";

/** What is corrected of a plan: its days, or what an offer takes off. `days` are told beside the day of an entry. */
export const correctPlan = (spans: readonly Span[], line: Line): Act | undefined => {
  const percent = spans.find(isPercent);
  if (percent !== undefined) {
    const value = textOf(line.scene, percent.from, percent.to);
    return { act: "correct", settings: { name: "promotion", value } };
  }
  const days = correctedDays(spans, line);
  if (days === undefined) return undefined;
  const phrase = spans.find((span): span is SpanOf<"date"> => span.kind === "date")?.date;
  const date = (phrase === undefined ? undefined : entryDate(phrase, line.scene).date) ?? days.from;
  return { act: "correct", date, settings: { name: "days", value: `${days.from}/${days.to}` } };
};
