import { phraseAt } from "../lexicon.ts";
import type { Token } from "../token.ts";
import { weekdayOf } from "./civil-day.ts";
import { PLACE, WEEKDAY } from "./date-lexicon.ts";
import type { DatePhrase, DateScene } from "./date-phrase.ts";

/** "của tuần tới", "tuần trước": the week a weekday is in, as weeks from this one. */
const weekPlace = (
  tokens: readonly Token[],
  at: number,
): { readonly place: number; readonly end: number } | undefined => {
  const start = tokens[at]?.bare === "cua" ? at + 1 : at;
  if (tokens[start]?.bare !== "tuan") return undefined;
  const place = phraseAt(PLACE, tokens, start + 1);
  return place === undefined ? undefined : { place: place.value, end: place.to };
};

const inWeek = (day: number, place: number, today: number): number => today - weekdayOf(today) + day + place * 7;

/** The latest such day up to today; with "trước" strictly before it, with "tới" strictly after. */
const nearestDay = (day: number, place: number | undefined, scene: DateScene): number => {
  const back = (weekdayOf(scene.today) - day + 7) % 7;
  if (place === -1) return scene.today - (back === 0 ? 7 : back);
  if (place === 1) return scene.today + (back === 0 ? 7 : 7 - back);
  if (place === 0) return thisOne(day, scene);
  return scene.look === "back" || back === 0 ? scene.today - back : scene.today + 7 - back;
};

/** "thứ 7 này" on a Sunday: whoever plans means the one to come, whoever tells the one that was. */
const thisOne = (day: number, { look, today }: DateScene): number => {
  const inThisWeek = inWeek(day, 0, today);
  return look === "forward" && inThisWeek < today ? inThisWeek + 7 : inThisWeek;
};

/** "thứ 2", "t7", "cn tuần trước", "thứ sáu tới". */
export const readWeekday = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const hit = phraseAt(WEEKDAY, tokens, at);
  if (hit === undefined || hasUnit(tokens, hit.to) || followsDigits(tokens, at) || isOrdinal(tokens, at))
    return undefined;
  if (isNoWeekday(tokens, at)) return undefined;
  const week = weekPlace(tokens, hit.to);
  const place = week === undefined ? phraseAt(PLACE, tokens, hit.to) : undefined;
  const day =
    week === undefined ? nearestDay(hit.value, place?.value, scene) : inWeek(hit.value, week.place, scene.today);
  return { from: day, to: day, end: week?.end ?? place?.to ?? hit.to };
};

/** "khách thứ 2" is the second customer. */
const isOrdinal = (tokens: readonly Token[], at: number): boolean =>
  /^(?:khach|nguoi|lan|don|mon|cai|dua|ban)$/u.test(tokens[at - 1]?.bare ?? "") &&
  tokens[at - 1]?.exact !== "ban\u0301" &&
  tokens[at - 1]?.exact !== "ban";

/** "bán chị Thu 3 tô": her name is Thu, and it was three bowls. "doanh thu năm 2025" is about a year. */
const isNoWeekday = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.bare === "doanh" ||
  (tokens[at]?.text === "Thu" && /^(?:chi|co|anh|em|bac|ba|di|be|chu|ong)$/u.test(tokens[at - 1]?.bare ?? ""));

/** "1t2" is an amount of money, not the first something on Monday. */
const followsDigits = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.glued === true && tokens[at - 1]?.kind === "number";

/** "thu 2 trieu" without diacritics is taking in two millions, not Monday. */
const hasUnit = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at];
  return (
    next !== undefined &&
    (/^(?:tr|trieu|k|nghin|ngan|cu|ty|tram|chuc|xi|lit|dong|d|m|muoi|ruoi)$/u.test(next.bare) ||
      (next.glued && next.kind !== "mark"))
  );
};
