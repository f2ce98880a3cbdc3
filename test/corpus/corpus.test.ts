import { describe, expect, it } from "vitest";

import { understand } from "../../core/language/understand.ts";
import { readCorpus } from "./read-corpus.ts";
import type { CorpusFile, Expected } from "./run-case.ts";
import { contextOf, runPhrase } from "./run-case.ts";

const explain = (phrase: string, file: CorpusFile): string => {
  const steps: string[] = [];
  const reading = understand(phrase, contextOf(file), (step, notes) => steps.push(`${step}: ${notes.join("; ")}`));
  return [phrase, ...steps, JSON.stringify(reading.acts)].join("\n");
};

const check = (phrase: string, expected: readonly Expected[], file: CorpusFile): void => {
  const outcome = runPhrase(phrase, expected, contextOf(file));
  expect(outcome, outcome === "right" ? phrase : explain(phrase, file)).toBe("right");
};

describe.each(readCorpus().map((file) => [file.topic, file] as const))("corpus: %s", (_, file) => {
  const phrases = file.cases.flatMap(({ expected, phrases: list }) =>
    list.map((phrase) => [phrase, expected] as const),
  );
  it.each(phrases)("%s", (phrase, expected) => check(phrase, expected, file));
  if ((file.negatives ?? []).length > 0) {
    it.each(file.negatives ?? [])("no entry: %s", (phrase) => check(phrase, [], file));
  }
});
