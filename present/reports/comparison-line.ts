import type { Comparison } from "../../core/reports/sales-report.ts";
import type { Speech } from "../speech.ts";
import { daysName } from "./period-words.ts";

/** `Hơn 16/11–18/11 12% (5.000.000đ).` Says so where the day that runs is left out on both sides. */
export function comparisonLine(
  speech: Speech,
  { days, figures, beforeDays, before }: Comparison,
  askedTo: string,
): string {
  const { say, vnd } = speech;
  const percent = Math.round((figures.totalVnd / before.totalVnd - 1) * 100);
  const sentence = say(`report.${directionOf(percent)}`, {
    days: daysName(speech, beforeDays),
    percent: Math.abs(percent),
    before: vnd(before.totalVnd),
  });
  return days.to === askedTo ? sentence : say("report.untilYesterday", { sentence: lowerFirst(sentence) });
}

export const directionOf = (difference: number): "more" | "less" | "same" => {
  if (difference === 0) return "same";
  return difference > 0 ? "more" : "less";
};

export const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase() + text.slice(1);
