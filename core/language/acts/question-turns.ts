import { isoDate } from "../dates/civil-day.ts";
import type { DatePhrase } from "../dates/date-phrase.ts";
import { buildLexicon, phrasesAt } from "../lexicon.ts";
import type { SpanOf } from "../span.ts";
import { QUESTION_GROUPS, QUESTION_TURNS } from "../words/question-turns.ts";
import type { Line } from "./line.ts";

type Turn = keyof typeof QUESTION_TURNS;
type Group = keyof typeof QUESTION_GROUPS;

/** What a question wants beyond its topic and its days. */
export interface QuestionTurns {
  readonly turns: ReadonlySet<Turn>;
  readonly by?: Group;
}

const lexiconOf = <K extends string>(words: Readonly<Record<K, readonly string[]>>) =>
  buildLexicon((Object.keys(words) as K[]).flatMap((name) => words[name].map((word) => [word, name] as const)));

const TURNS = lexiconOf(QUESTION_TURNS);
const GROUPS = lexiconOf(QUESTION_GROUPS);

export const questionTurns = ({ spans, scene: { tokens } }: Line): QuestionTurns => {
  const turns = new Set<Turn>();
  let by: Group | undefined;
  let saysSao = false;
  for (let at = spans[0]?.from ?? 0; at < (spans.at(-1)?.to ?? 0); at += 1) {
    for (const { value } of phrasesAt(TURNS, tokens, at)) turns.add(value);
    by ??= phrasesAt(GROUPS, tokens, at)[0]?.value;
    saysSao ||= tokens[at]?.bare === "sao";
  }
  if (saysSao && turns.has("state")) turns.add("why");
  return { turns, ...(by !== undefined && { by }) };
};

/** The days of a line, each as it was written. */
export const datesIn = (line: Line): readonly DatePhrase[] =>
  line.spans
    .filter((span): span is SpanOf<"date"> => span.kind === "date")
    .map(({ date }) => date)
    .filter(({ vague, impossible }) => vague !== true && impossible !== true);

interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * The two runs of days that a comparison names. Where it names one, that is what is compared with, and the run that
 * is going on is compared: "so với tuần trước" is about this week.
 */
export const comparedDays = (line: Line): { readonly asked: Days; readonly against: Days } | undefined => {
  const [first, second] = datesIn(line);
  if (first === undefined) return undefined;
  if (second !== undefined) return { asked: daysOf(first), against: daysOf(second) };
  return { asked: runningNow(first, line.scene.clock.businessDay), against: daysOf(first) };
};

const daysOf = ({ from, to }: Pick<DatePhrase, "from" | "to">): Days => ({ from: isoDate(from), to: isoDate(to) });

/** The run of days after the one that was named, where today is in it; else as many days, up to today. */
const runningNow = ({ from, to }: DatePhrase, today: number): Days => {
  const length = to - from + 1;
  const isWholeMonth = isoDate(from).endsWith("-01") && isoDate(to + 1).endsWith("-01");
  if (isWholeMonth && today > to) return { from: `${isoDate(today).slice(0, 7)}-01`, to: isoDate(today) };
  if (today > to && today <= to + length) return { from: isoDate(to + 1), to: isoDate(today) };
  return { from: isoDate(today - length + 1), to: isoDate(today) };
};
