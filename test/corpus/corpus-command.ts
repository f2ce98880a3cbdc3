import { readCorpus, readPending } from "./read-corpus.ts";
import { understand } from "../../core/language/understand.ts";
import type { CorpusFile, Expected, Outcome } from "./run-case.ts";
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

/** What came out otherwise than expected, with what was read instead. */
const failures = (file: CorpusFile): string[] => {
  const context = contextOf(file);
  const negatives = (file.negatives ?? []).map((phrase) => ({ phrase, expected: [] as readonly Expected[] }));
  const positives = file.cases.flatMap(({ expected, phrases }) => phrases.map((phrase) => ({ phrase, expected })));
  return [...positives, ...negatives].flatMap(({ phrase, expected }) => {
    const outcome = runPhrase(phrase, expected, context);
    const acts = () =>
      JSON.stringify(understand(phrase, context).acts, (key, value: unknown) =>
        key === "choices" ? undefined : value,
      );
    return outcome === "right"
      ? []
      : [`  ${outcome}: ${JSON.stringify(phrase)} → ${acts()}`, `    expected ${JSON.stringify(expected)}`];
  });
};

const pending = process.argv.includes("--pending");
const all: Outcome[] = [];
for (const file of pending ? readPending() : readCorpus()) {
  const outcomes = outcomesOf(file);
  all.push(...outcomes);
  process.stdout.write([row(file.topic, outcomes), ...failures(file), ""].join("\n"));
}
process.stdout.write(`${row("all", all)}\n`);
