import type { Recommendation } from "../../core/insights/advice/recommendation.ts";
import type { AdviceWords } from "../../present/present-advice.ts";

const DECIMALS = 4;
/** p-values are of any size: they are left as they are. */
const EXACT = new Set(["pValue", "qValue"]);

const rounded = (key: string, value: unknown): unknown =>
  typeof value === "number" && !Number.isInteger(value) && !EXACT.has(key) ? Number(value.toFixed(DECIMALS)) : value;

/** A tip as a JSON line: its numbers, and the words in which the chat tells them. */
export const printedTip = (rank: number, tip: Recommendation, words: AdviceWords): string =>
  JSON.stringify({ rank, ...tip, worthVnd: tip.worthVnd ?? null, words }, rounded);
