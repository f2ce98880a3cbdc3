import { phraseAt } from "../lexicon.ts";
import type { Token } from "../token.ts";
import { weekdayOf } from "./civil-day.ts";
import { EDGE, WEEKDAY } from "./date-lexicon.ts";
import type { DatePhrase, DateScene } from "./date-phrase.ts";
import type { ReadPeriod } from "./read-part-of-period.ts";

interface Edge {
  readonly first: boolean;
  readonly to: number;
}

/** "đầu tiên của", "cuối cùng trong", "cuối". */
const edgeAt = (tokens: readonly Token[], at: number): Edge | undefined => {
  const edge = phraseAt(EDGE, tokens, at);
  if (edge === undefined) return undefined;
  const joint = /^(?:cua|trong|vao)$/u.test(tokens[edge.to]?.bare ?? "");
  return { first: edge.value === "first", to: joint ? edge.to + 1 : edge.to };
};

const oneDay = (day: number, end: number): DatePhrase => ({ from: day, to: day, end });

const edgeDay = ({ from, to, end }: DatePhrase, first: boolean): DatePhrase => oneDay(first ? from : to, end);

const edgeWeekday = ({ from, to, end }: DatePhrase, day: number, first: boolean): DatePhrase =>
  first ? oneDay(from + ((day - weekdayOf(from) + 7) % 7), end) : oneDay(to - ((weekdayOf(to) - day + 7) % 7), end);

/** The week, Monday to Sunday, that holds the first or the last day. */
const edgeWeek = ({ from, to, end }: DatePhrase, first: boolean): DatePhrase => {
  const inside = first ? from : to;
  const monday = inside - weekdayOf(inside) + 1;
  return { from: monday, to: monday + 6, end, period: true };
};

/** "ngày đầu tiên của tháng ba", "chủ nhật cuối cùng của tháng 3", "tuần cuối của tháng trước". */
export const readNthOfPeriod = (
  tokens: readonly Token[],
  at: number,
  scene: DateScene,
  whole: ReadPeriod,
): DatePhrase | undefined => {
  const weekday = phraseAt(WEEKDAY, tokens, at);
  const word = tokens[at]?.bare;
  if (weekday === undefined && word !== "ngay" && word !== "tuan") return undefined;
  const edge = edgeAt(tokens, weekday?.to ?? at + 1);
  const period = edge === undefined ? undefined : whole(tokens, edge.to, scene);
  if (edge === undefined || period === undefined) return undefined;
  if (weekday !== undefined) return edgeWeekday(period, weekday.value, edge.first);
  return word === "ngay" ? edgeDay(period, edge.first) : edgeWeek(period, edge.first);
};
