import { describe, expect, it } from "vitest";

import { readCorpus } from "./read-corpus.ts";
import type { CorpusCase, Expected } from "./run-case.ts";

const cases = readCorpus().flatMap((file) => file.cases);
const negatives = readCorpus().flatMap((file) => [
  ...(file.negatives ?? []),
  ...file.cases.filter(({ expected }) => expected.length === 0).flatMap(({ phrases }) => phrases),
]);
const phrasesOf = (list: readonly CorpusCase[]): string[] => list.flatMap(({ phrases }) => [...phrases]);

const MONEY_ACTS = new Set(["sale", "day_total", "expense", "purchase", "refund", "debt", "debt_payment"]);
const tellsAmount = (act: Expected): boolean => MONEY_ACTS.has(act.act) && typeof act["totalVnd"] === "number";

describe("the corpus", () => {
  it("has at least 1,500 phrases, no two alike in one file", () => {
    const perFile = readCorpus().map((file) => [...phrasesOf(file.cases), ...(file.negatives ?? [])]);
    expect(perFile.flat().length).toBeGreaterThanOrEqual(1_500);
    for (const phrases of perFile) expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)).toEqual([]);
  });

  it("has at least 300 messages that mean nothing for the book", () => {
    expect(new Set(negatives).size).toBeGreaterThanOrEqual(300);
  });

  it("has at least 300 amounts as shops write them", () => {
    const amounts = cases.filter(({ expected }) => expected.some(tellsAmount));
    expect(new Set(phrasesOf(amounts)).size).toBeGreaterThanOrEqual(300);
  });
});
