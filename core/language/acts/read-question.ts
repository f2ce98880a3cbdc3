import type { Act, ActQuery, QueryDetail } from "../act.ts";
import { isoDate } from "../dates/civil-day.ts";
import type { DatePhrase } from "../dates/date-phrase.ts";
import { textOf } from "../scene.ts";
import { hasTag } from "../has-tag.ts";
import { buildLexicon, phraseAt } from "../lexicon.ts";
import type { SpanOf } from "../span.ts";
import { QUERY_GROUPS, QUERY_TOPICS } from "../words/query-words.ts";
import { buyerAsked } from "./people/buyer-asked.ts";
import type { Line } from "./line.ts";
import { countsIn, lineHas, moneyIn } from "./line.ts";
import { comparedDays, datesIn, questionTurns } from "./question-turns.ts";

interface Topic {
  readonly about: string;
  readonly rank: number;
}
const TOPICS = buildLexicon(
  Object.entries(QUERY_TOPICS).flatMap(([about, words], rank) =>
    words.map((word): readonly [string, Topic] => [word, { about: about.replace("_asked", ""), rank }]),
  ),
);
const GROUPS = buildLexicon(
  Object.entries(QUERY_GROUPS).flatMap(([by, words]) => words.map((word): readonly [string, string] => [word, by])),
);

const bounds = (line: Line): { readonly from: number; readonly to: number } => ({
  from: line.spans[0]?.from ?? 0,
  to: line.spans.at(-1)?.to ?? 0,
});

/** The most telling topic of the line: "còn nợ bao nhiêu" is about debts though "còn" may be stock. */
const topicOf = (line: Line): string | undefined => {
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

/** A "không" that closes a line asks; in front of a verb it denies. */
const asksAtEnd = (line: Line): boolean => {
  const last = line.spans.findLast(
    (span) => span.kind !== "mark" && !(span.kind === "tags" && [...span.tags].every((tag) => tag === "filler")),
  );
  return last?.kind === "tags" && last.tags.has("not") && line.spans.length > 1;
};

/** Whether a line asks something. A question never makes an entry. */
export const isQuestion = (line: Line): boolean => (asks(line) && !isDenial(line)) || asksAtEnd(line);

/** "chưa" asks only at the end; "2tr mấy" is an odd amount, not a question. */
const asks = (line: Line): boolean =>
  lineHas(line, "question") &&
  line.spans.some((span, at) => {
    if (!hasTag(span, "question")) return false;
    const word = line.scene.tokens[span.from]?.bare ?? "";
    if (word === "chua")
      return line.spans.slice(at + 1).every((each) => each.kind === "mark" || hasTag(each, "filler"));
    return !(word === "may" && span.to === span.from + 1 && line.spans[at - 1]?.kind === "money");
  });

const NOTHING_WORDS = /^(?:gi|nao|ai|dau)$/u;

/** "hôm nay không bán được gì" states, it does not ask. */
const isDenial = (line: Line): boolean => {
  const denied = line.spans.some(
    (span, at) =>
      (hasTag(span, "not") && hasTag(line.spans[at + 1], "sale", "purchase", "buyerTakes", "gained")) ||
      hasTag(span, "closedDays"),
  );
  const asking = line.spans.filter((span) => hasTag(span, "question") && !hasTag(span, "not"));
  return denied && asking.every((span) => NOTHING_WORDS.test(line.scene.tokens[span.from]?.bare ?? ""));
};

const isBareTopic = (line: Line): boolean => moneyIn(line).length === 0 && countsIn(line).length === 0;

const query = (line: Line, about: string): Act => {
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
  const detail = detailOf(turns, compared?.against, namedIn(line));
  const value: ActQuery = {
    about: topic,
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
): QueryDetail | undefined => {
  const detail: QueryDetail = {
    ...(turns.has("why") && { why: true }),
    ...(turns.has("worst") && { worst: true }),
    ...(turns.has("check") && { check: true }),
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

/** Of these a reason can be asked for, or a picture. */
const TURNED = new Set(["sales", "items", "orders", "profit"]);
/** Of these a picture can be asked for, and no reason. */
const DRAWN = new Set(["debts", "expenses"]);

/**
 * "vì sao hôm nay ế", "so sánh tháng này với tháng trước", "biểu đồ tuần này": a question by its turn, though it has
 * no word that asks. A line with money in it tells something.
 */
export const readTurnedQuestion = (line: Line): Act | undefined => {
  if (!isBareTopic(line)) return undefined;
  const { turns } = questionTurns(line);
  const topic = topicOf(line) ?? "sales";
  if (!TURNED.has(topic) && !(turns.has("picture") && DRAWN.has(topic))) return undefined;
  const hasDays = datesIn(line).length > 0;
  const asksWhy = turns.has("why") && (turns.has("state") || topicOf(line) !== undefined);
  if (asksWhy || turns.has("picture") || turns.has("either") || (turns.has("compare") && hasDays))
    return query(line, topic);
  return undefined;
};

const SHOWN = new Set([
  "sales",
  "profit",
  "expenses",
  "debts",
  "stock",
  "items",
  "orders",
  "purchases",
  "forecast",
  "advice",
]);

/** "hôm nay bán được bao nhiêu?", "doanh thu tuần này", "ai còn nợ": what the book is asked. */
export const readQuestion = (line: Line): Act | undefined => {
  const asked = isQuestion(line);
  const isBare = isBareTopic(line);
  if (tellsOnly(line, asked, isBare)) return undefined;
  const group = isBare ? questionTurns(line).by : undefined;
  const topic = topicOf(line) ?? (isAboutSales(line, asked, group) ? "sales" : undefined);
  if (topic === undefined) return undefined;
  if (asked) return query(line, topic);
  return isWanted(line, group) && canBeShown(line, topic) ? query(line, topic) : undefined;
};

/** No topic is named: by what they are asked, or who bought, it is sales. */
const isAboutSales = (line: Line, asked: boolean, group: string | undefined): boolean =>
  (group !== undefined && (asked || group !== "payment")) || (asked && buyerAsked(line) !== undefined);

const isWanted = (line: Line, group: string | undefined): boolean =>
  lineHas(line, "show") || isNamed(line) || group !== undefined || BY_EACH.test(line.bare);

/** "hôm nay bán theo giờ": parts are asked for without a word that asks. */
const BY_EACH = /(?:^| )(?:theo|tung) (?:gio|ngay|thu|tuan|thang|mon|khach|chi nhanh|mat hang)(?: |$)/u;

/** Amounts are told, and so is what others say or what is usual. */
const tellsOnly = (line: Line, asked: boolean, isBare: boolean): boolean =>
  (!asked && !isBare) || lineHas(line, "hearsay", "habit");

const canBeShown = (line: Line, topic: string): boolean => SHOWN.has(topic) && !hasPercent(line);

/** "lãi ngân hàng 6%" tells a rate. */
const hasPercent = (line: Line): boolean => line.spans.some((span) => span.kind === "noise" && span.what === "percent");

const TOPIC_NOUN =
  /^(?:doanh|lai|loi|ton|no|cong|chi|mon|top|best|report|revenue|profit|sales|forecast|du|goi|ban|don|so|ket)/u;
const MAX_NAMED_TOKENS = 8;
const MAX_NAMED_WORDS = 3;

/** "doanh thu tuần này": the topic, alone or behind its day, in a few words. */
const isNamed = (line: Line): boolean => {
  const { from, to } = bounds(line);
  const { tokens } = line.scene;
  const start = dateEnd(line, from);
  const opens = phraseAt(TOPICS, tokens, from) !== undefined || phraseAt(TOPICS, tokens, start) !== undefined;
  const words = line.spans.filter((span) => span.kind === "text").length;
  const short = to - from <= MAX_NAMED_TOKENS && words <= MAX_NAMED_WORDS;
  return opens && short && TOPIC_NOUN.test(tokens[start]?.bare ?? "") && isNoun(line);
};

const dateEnd = (line: Line, from: number): number => {
  const [first] = line.spans;
  return first?.kind === "date" ? first.to : from;
};

/** A topic that is a noun asks by being named ("lãi tháng này"); a verb alone tells nothing yet ("bán", "nhập"). */
const isNoun = (line: Line): boolean => {
  return /(?:^| )(?:doanh thu|doanh so|lai|loi nhuan|ton kho|cong no|no|so no|chi phi|ban chay|top|best seller|best sellers|best selling|report|revenue|profit|sales|forecast|du bao|goi y|chi tieu|loi lo|lai lo)(?: |$)/u.test(
    line.bare,
  );
};
