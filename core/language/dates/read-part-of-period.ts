import { phraseAt } from "../lexicon.ts";
import type { Token } from "../token.ts";
import { civilDay, partsOf } from "./civil-day.ts";
import { PART_OF_PERIOD, SEASON } from "./date-lexicon.ts";
import type { DatePhrase, DateScene } from "./date-phrase.ts";
import type { Period } from "./period.ts";
import { periodAt } from "./period.ts";

export type PeriodPart = "early" | "middle" | "late";
/** Reads the period that stands behind "đầu", "giữa", "cuối". */
export type ReadPeriod = (tokens: readonly Token[], at: number, scene: DateScene) => DatePhrase | undefined;

const WEEK_PARTS: Readonly<Record<PeriodPart, readonly [first: number, last: number]>> = {
  early: [0, 1],
  middle: [2, 3],
  late: [5, 6],
};

/** A week in its days, a month in tens of days, a longer period in thirds. */
const partOf = ({ from, to }: Period, part: PeriodPart): Period => {
  const days = to - from + 1;
  if (days === 7) return { from: from + WEEK_PARTS[part][0], to: from + WEEK_PARTS[part][1] };
  const third = days <= 31 ? 10 : Math.round(days / 3);
  if (part === "early") return { from, to: from + third - 1 };
  return part === "middle" ? { from: from + third, to: from + 2 * third - 1 } : { from: from + 2 * third, to };
};

const UNITS = { tuan: "week", thang: "month", quy: "quarter", nam: "year" } as const;

const unitAt = (token: Token | undefined) =>
  token?.bare === "tuan" || token?.bare === "thang" || token?.bare === "quy" || token?.bare === "nam"
    ? UNITS[token.bare]
    : undefined;

const bareUnit: ReadPeriod = (tokens, at, scene) => {
  const unit = unitAt(tokens[at]);
  return unit === undefined ? undefined : { ...periodAt(unit, 0, 1, scene.today), end: at + 1 };
};

/** "đầu tháng 3", "giữa tháng", "cuối tháng trước", "đầu năm". */
export const readPartOfPeriod = (
  tokens: readonly Token[],
  at: number,
  scene: DateScene,
  whole: ReadPeriod,
): DatePhrase | undefined => {
  const part = phraseAt(PART_OF_PERIOD, tokens, at);
  const period = part === undefined ? undefined : (whole(tokens, part.to, scene) ?? bareUnit(tokens, part.to, scene));
  if (part === undefined || period === undefined) return undefined;
  return { ...partOf(period, part.value), end: period.end, period: true };
};

/** "mùa hè": by the sun, this year's; in a text of other words a season is talk. */
export const readSeason = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const season = scene.whole === true ? phraseAt(SEASON, tokens, at) : undefined;
  if (season === undefined) return undefined;
  const { year } = partsOf(scene.today);
  const [[fromMonth, fromDay], [toMonth, toDay]] = season.value;
  const lastYear = toMonth < fromMonth ? year + 1 : year;
  const from = civilDay(year, fromMonth, fromDay);
  return { from, to: civilDay(lastYear, toMonth, toDay), end: season.to, period: true };
};
