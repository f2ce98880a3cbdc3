import type { Lexicon } from "../lexicon.ts";
import { buildLexicon, mayOpen } from "../lexicon.ts";
import { isTail } from "../numbers/is-tail.ts";
import { mayOpenNumber } from "../numbers/number-roles.ts";
import type { Token } from "../token.ts";
import * as words from "../words/date-words.ts";
import * as feasts from "../words/feast-words.ts";

export type Unit = keyof typeof words.PERIOD_WORDS;

const of = <T>(list: readonly string[], value: T): (readonly [string, T])[] => list.map((word) => [word, value]);

export const RELATIVE = buildLexicon(words.RELATIVE_DAYS.flatMap((row) => of(row.words, row)));
export const OPENING = buildLexicon(words.OPENING_DAYS.flatMap((row) => of(row.words, row)));
export const VAGUE = buildLexicon(of(words.VAGUE_DAYS, true));
export const JUST_NOW = buildLexicon(of(words.JUST_NOW_WORDS, true));
export const PART_OF_DAY = buildLexicon(
  Object.entries(words.PART_OF_DAY_WORDS).flatMap(([part, list]) => of(list, part)),
);
export const WEEKDAY = buildLexicon(
  Object.entries(words.WEEKDAY_WORDS).flatMap(([day, list]) => of(list, Number(day))),
);
export const UNIT: Lexicon<Unit> = buildLexicon(
  Object.entries(words.PERIOD_WORDS).flatMap(([unit, list]) => of(list, unit as Unit)),
);
export const PLACE = buildLexicon(
  Object.entries(words.PERIOD_PLACES).flatMap(([place, list]) => of(list, Number(place))),
);
export const ENGLISH = buildLexicon(
  words.ENGLISH_PERIODS.map(([phrase, unit, place]) => [phrase, { unit, place }] as const),
);
export const AGO = buildLexicon(of(words.AGO_WORDS, true));
export const RUN_BACK = buildLexicon(of(words.RUN_BACK_WORDS, true));
export const RUN_ON = buildLexicon(of(words.RUN_ON_WORDS, true));
export const FROM_NOW = buildLexicon(of(words.FROM_NOW_WORDS, true));
export const SOLAR_FEAST = buildLexicon(Object.entries(feasts.SOLAR_FEASTS));
export const LUNAR_FEAST = buildLexicon(Object.entries(feasts.LUNAR_FEASTS));
export const LED_FEAST = buildLexicon(Object.entries(feasts.LED_FEASTS));
export const MOVING_FEAST = buildLexicon(Object.entries(feasts.MOVING_FEASTS));
export const TET = buildLexicon(Object.entries(feasts.TET_WORDS));
export const FEAST_LEAD = buildLexicon(of(feasts.FEAST_LEADS, true));
export const SEASON = buildLexicon(Object.entries(feasts.SEASONS));
export const PART_OF_PERIOD = buildLexicon(
  Object.entries(words.PARTS_OF_PERIOD).flatMap(([part, list]) => of(list, part as keyof typeof words.PARTS_OF_PERIOD)),
);
export const EDGE = buildLexicon(
  Object.entries(words.EDGES).flatMap(([edge, list]) => of(list, edge as keyof typeof words.EDGES)),
);
export const wordLexicon = (list: readonly string[]): Lexicon<true> => buildLexicon(of(list, true as const));
/** Words that open a date without standing in a table of their own: "mùng 5", "cách đây 2 ngày", "cuối tuần". */
const STARTERS = wordLexicon(["mùng", "mồng", "cách", "của", "từ", "t"]);
const OPENERS: readonly Lexicon<unknown>[] = [
  RELATIVE,
  OPENING,
  VAGUE,
  JUST_NOW,
  PART_OF_DAY,
  WEEKDAY,
  UNIT,
  ENGLISH,
  SOLAR_FEAST,
  LUNAR_FEAST,
  FEAST_LEAD,
  MOVING_FEAST,
  TET,
  SEASON,
  PART_OF_PERIOD,
  STARTERS,
];
const OPENING_WORDS: ReadonlySet<string> = new Set(OPENERS.flatMap((lexicon) => [...lexicon.next.keys()]));

/** "50k", "1tr7", "6h30": what is stuck to the number makes it no date, unless it is a run of days ("2ngày"). */
const isStuckToOther = (token: Token, next: Token | undefined): boolean =>
  token.kind === "number" && next?.glued === true && next.kind === "word" && !mayOpen(UNIT, next);

/** Whether a date may begin at a token: one look, before each reader of dates takes its own. */
export const mayOpenDate = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  if (token === undefined) return false;
  if (OPENING_WORDS.has(token.bare)) return true;
  return mayOpenNumber(token) && !isStuckToOther(token, tokens[at + 1]) && !isTail(tokens, at);
};
