import { readCorpus } from "./read-corpus.ts";
import type { CorpusFile, Outcome } from "./run-case.ts";
import { contextOf, runPhrase } from "./run-case.ts";

const OUTCOMES = ["right", "asked", "missed", "wrong"] as const satisfies readonly Outcome[];

const outcomesOf = (file: CorpusFile): Outcome[] => {
  const context = contextOf(file);
  const read = file.cases.flatMap(({ expected, phrases }) =>
    phrases.map((phrase) => runPhrase(phrase, expected, context)),
  );
  return [...read, ...(file.negatives ?? []).map((phrase) => runPhrase(phrase, [], context))];
};

const row = (topic: string, outcomes: readonly Outcome[]): string =>
  [
    topic.padEnd(28),
    ...OUTCOMES.map((each) => `${each} ${outcomes.filter((outcome) => outcome === each).length}`.padEnd(12)),
  ].join(" ");

const all: Outcome[] = [];
for (const file of readCorpus()) {
  const outcomes = outcomesOf(file);
  all.push(...outcomes);
  process.stdout.write(`${row(file.topic, outcomes)}\n`);
}
process.stdout.write(`${row("all", all)}\n`);
