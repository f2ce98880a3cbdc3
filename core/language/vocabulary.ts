import { buildLexicon, phrasesAt } from "./lexicon.ts";
import { memoAt } from "./memo-at.ts";
import { ACT_WORDS, COMMAND_WORDS } from "./words/act-words.ts";
import { EXPENSE_CATEGORIES } from "./words/expense-names.ts";
import { UNIT_NAMES } from "./words/goods-words.ts";
import { APPROXIMATE_WORDS } from "./words/money-units.ts";
import { SMALL_TALK_WORDS } from "./words/small-talk-words.ts";
import { TALK_WORDS } from "./words/talk-words.ts";

const TABLES = {
  approximate: APPROXIMATE_WORDS.filter(
    (word) => word !== "từ" && word !== "trên" && word !== "~" && !["hơn", "gần", "cỡ"].includes(word),
  ).concat("!gần", "!hơn", "!cỡ"),
  ...ACT_WORDS,
  ...COMMAND_WORDS,
  ...TALK_WORDS,
  ...SMALL_TALK_WORDS,
  ownUse: EXPENSE_CATEGORIES["tiêu riêng"],
};

/** What a word or phrase tells; one word may tell several things, and what stands around it decides. */
export type Tag = keyof typeof TABLES;

/** "mỗi ly", "mỗi ký": every unit makes a word for a price each. */
const eachUnit = [...UNIT_NAMES.keys()].map((unit): readonly [string, Tag] => [`mỗi ${unit}`, "each"]);

const NO_COST_ALONE = new Set([
  "bình gas",
  "ăn trưa",
  "ăn sáng",
  "ăn tối",
  "giao hàng",
  "tờ rơi",
  "bảng hiệu",
  "xăng xe",
  "điện nước",
]);
/** Costs of two words or more are an expense by themselves: "đổi bình gas 420k". */
const costs = Object.values(EXPENSE_CATEGORIES).flatMap((phrases) =>
  phrases
    .filter((phrase) => phrase.includes(" ") && !NO_COST_ALONE.has(phrase))
    .map((phrase): readonly [string, Tag] => [phrase, "expense"]),
);

const rows = (Object.entries(TABLES) as [Tag, readonly string[]][]).flatMap(([tag, phrases]) =>
  phrases.map((phrase): readonly [string, Tag] => [phrase, tag]),
);

export const VOCABULARY = buildLexicon<Tag>([...rows, ...eachUnit, ...costs]);

/** All that the words from a token on tell, shortest phrase first. */
export const meaningsAt = memoAt((tokens, at) => phrasesAt(VOCABULARY, tokens, at));
