import type { Act } from "../act.ts";
import { phraseAt } from "../lexicon.ts";
import { buyerAsked } from "./people/buyer-asked.ts";
import type { Line } from "./line.ts";
import { countsIn, lineHas, moneyIn } from "./line.ts";
import { datesIn, questionTurns } from "./question-turns.ts";
import { isQuestion } from "./is-question.ts";
import { query, topicOf, TOPICS, bounds } from "./question-act.ts";

const isBareTopic = (line: Line): boolean => moneyIn(line).length === 0 && countsIn(line).length === 0;

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
  const topic =
    topicOf(line) ??
    (asked && asksWhatIsLeft(line) ? "stock" : undefined) ??
    (isAboutSales(line, asked, group) ? "sales" : undefined);
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

/** "còn bia tiger ko": of goods that the menu has, for "còn ai không" is no stock. */
const asksWhatIsLeft = (line: Line): boolean =>
  /^(?:quan |tiem |shop |minh )?con /u.test(line.bare) && line.spans.some(({ kind }) => kind === "menu");

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
