import type { Act, ActQuery, QueryDetail } from "../act.ts";
import { isoDate } from "../dates/civil-day.ts";
import type { DatePhrase } from "../dates/date-phrase.ts";
import { textOf } from "../scene.ts";
import { buildLexicon, phraseAt } from "../lexicon.ts";
import type { SpanOf } from "../span.ts";
import { QUERY_GROUPS, QUERY_TOPICS } from "../words/query-words.ts";
import { buyerAsked } from "./people/buyer-asked.ts";
import type { Line } from "./line.ts";
import { lineHas } from "./line.ts";
import { comparedDays, questionTurns } from "./question-turns.ts";

interface Topic {
  readonly about: string;
  readonly rank: number;
}

export const TOPICS = buildLexicon(
  Object.entries(QUERY_TOPICS).flatMap(([about, words], rank) =>
    words.map((word): readonly [string, Topic] => [word, { about: about.replace("_asked", ""), rank }]),
  ),
);

const GROUPS = buildLexicon(
  Object.entries(QUERY_GROUPS).flatMap(([by, words]) => words.map((word): readonly [string, string] => [word, by])),
);

export const bounds = (line: Line): { readonly from: number; readonly to: number } => ({
  from: line.spans[0]?.from ?? 0,
  to: line.spans.at(-1)?.to ?? 0,
});

/** The most telling topic of the line: "còn nợ bao nhiêu" is about debts though "còn" may be stock. */
export const topicOf = (line: Line): string | undefined => {
  const { from, to } = bounds(line);
  let best: Topic | undefined;
  for (let at = from; at < to; at += 1) {
    const hit = phraseAt(TOPICS, line.scene.tokens, at);
    if (hit !== undefined && (best === undefined || hit.value.rank < best.rank)) best = hit.value;
  }
  return best?.about;
};

const groupOf = (line: Line): string | undefined => {
  const { from, to } = bounds(line);
  for (let at = from; at < to; at += 1) {
    const hit = phraseAt(GROUPS, line.scene.tokens, at);
    if (hit !== undefined) return hit.value;
  }
  return undefined;
};

const dateIn = (line: Line): DatePhrase | undefined =>
  line.spans.find((span): span is SpanOf<"date"> => span.kind === "date")?.date;

const NEEDS_DAY = new Set(["sales", "profit", "orders", "expenses", "purchases"]);

const periodOf = (
  phrase: DatePhrase | undefined,
  about: string,
  by: string | undefined,
  line: Line,
): { readonly from?: string; readonly to?: string; readonly implied: boolean } => {
  const { businessDay, calendarDay } = line.scene.clock;
  if (phrase === undefined || phrase.vague === true || phrase.impossible === true) {
    const today = isoDate(businessDay);
    return NEEDS_DAY.has(about) && by === undefined ? { from: today, to: today, implied: true } : { implied: false };
  }
  const shift = phrase.near === undefined || phrase.calendar === true ? 0 : businessDay - calendarDay;
  return { from: isoDate(phrase.from + shift), to: isoDate(phrase.to + shift), implied: false };
};

export const query = (line: Line, about: string): Act => {
  const buyer = buyerAsked(line, about);
  return buyer === undefined ? shopQuery(line, about) : { ...shopQuery(line, "sales", "customer"), customer: buyer };
};

const groupAsked = (line: Line, about: string, group: string | undefined): string | undefined =>
  owedByUs(line, about) ?? group ?? groupOf(line) ?? (about === "items" ? "item" : paymentsAsked(line, about));

/** @param part by what the answer is grouped, where that is known beforehand */
const shopQuery = (line: Line, about: string, part?: string): Act => {
  const { turns, by: group } = questionTurns(line);
  const compared = turns.has("compare") ? comparedDays(line) : undefined;
  const by = part ?? groupAsked(line, about, group);
  const topic = about === "items" ? "sales" : about;
  const period =
    compared === undefined ? periodOf(dateIn(line), topic, by, line) : { ...compared.asked, implied: false };
  const detail = detailOf(turns, compared?.against, namedIn(line), topic);
  const value: ActQuery = {
    about: isToCome(topic, period.from, line) ? "forecast" : topic,
    ...(period.from === undefined ? {} : { from: period.from }),
    ...(period.to === undefined ? {} : { to: period.to }),
    ...(by === undefined ? {} : { by }),
    ...(detail === undefined ? {} : { detail }),
  };
  return {
    act: "query",
    ...debtorIn(line, topic),
    query: value,
    ...(period.implied ? { implied: ["query"] } : {}),
  };
};

/** "cuối tuần này bán được bao nhiêu ly" on a Friday: what was sold on days to come can only be forecast. */
const isToCome = (topic: string, from: string | undefined, { scene }: Line): boolean =>
  (topic === "sales" || topic === "orders") && from !== undefined && from > isoDate(scene.clock.businessDay);

const WE_OWE =
  /(?:^| )(?:minh|quan|tiem|shop|tui|toi) (?:dang |con |van )*(?:no|thieu) (?:ai|nhung ai|may ai|cho nao|bao nhieu|nhieu|tien ai|nguoi ta)|(?:^| )(?:no|thieu|phai tra|chua tra) (?:tien )?(?:nha cung cap|ncc|dai ly|moi hang|ben nao|tien hang)/u;

/** "mình nợ ai": what the shop owes, not what is owed to it. */
const owedByUs = (line: Line, topic: string): string | undefined =>
  topic === "debts" && WE_OWE.test(line.bare) ? "supplier" : undefined;

/** "hôm nay ck được bao nhiêu": what came in that way stands beside what came in the others. */
const paymentsAsked = (line: Line, about: string): string | undefined =>
  about === "sales" && lineHas(line, "transfer", "cash") ? "payment" : undefined;

/** Whose debts are asked about: "chị Lan nợ bao nhiêu". */
const debtorIn = (line: Line, topic: string): Pick<Act, "customer"> => {
  if (topic !== "debts") return {};
  const person = line.spans.find((span): span is SpanOf<"person"> => span.kind === "person");
  return person === undefined ? {} : { customer: person.name };
};

const detailOf = (
  turns: ReturnType<typeof questionTurns>["turns"],
  against: QueryDetail["against"],
  named: readonly string[],
  topic: string,
): QueryDetail | undefined => {
  const detail: QueryDetail = {
    ...(turns.has("why") && { why: true }),
    ...(turns.has("worst") && { worst: true }),
    ...(turns.has("check") && { check: true }),
    ...(topic === "advice" && turns.has("price") && { price: true }),
    ...(turns.has("picture") && { picture: true }),
    ...(against !== undefined && { against }),
    ...(named.length > 0 && { named }),
  };
  return Object.keys(detail).length > 0 ? detail : undefined;
};

/** Goods by the menu's name before other words, which may name a category, a person or a place. */
const namedIn = ({ spans, scene }: Line): readonly string[] => [
  ...spans.flatMap((span) => (span.kind === "menu" ? [span.item.name] : [])),
  ...spans.flatMap((span) => (span.kind === "person" ? [span.name] : [])),
  ...spans.flatMap((span) => (span.kind === "text" ? [textOf(scene, span.from, span.to)] : [])),
];
