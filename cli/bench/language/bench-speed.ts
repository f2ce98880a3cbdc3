import type { ReadingContext } from "../../../core/language/act.ts";
import { plainText } from "../../../core/language/plain-text.ts";
import { tokenise } from "../../../core/language/tokenise.ts";
import { understand } from "../../../core/language/understand.ts";
import { cpuSeconds, inTurns } from "./cpu-time.ts";
import { SAMPLE_MESSAGES } from "./sample-messages.ts";

const WARM_UP_SECONDS = 4;
const ROUNDS = 9;
const READS_PER_ROUND = 4_000;

const readAll = (texts: readonly string[], reads: number, context: ReadingContext): void => {
  for (let read = 0; read < reads; read += 1) understand(texts[read % texts.length] ?? "", context);
};

const cutAll = (texts: readonly string[], reads: number): void => {
  for (let read = 0; read < reads; read += 1) tokenise(plainText(texts[read % texts.length] ?? ""));
};

const warmUp = (context: ReadingContext): void => {
  let spent = 0;
  while (spent < WARM_UP_SECONDS) spent += cpuSeconds(() => readAll(SAMPLE_MESSAGES, READS_PER_ROUND, context));
};

const speedOf = (name: string, texts: readonly string[], context: ReadingContext): string => {
  const { work, baseline } = inTurns(
    ROUNDS,
    () => readAll(texts, READS_PER_ROUND, context),
    () => cutAll(texts, READS_PER_ROUND),
  );
  const perSecond = Math.round(READS_PER_ROUND / work).toLocaleString("en");
  return `${name.padEnd(28)} ${perSecond.padStart(8)} messages a second   ${(work / baseline).toFixed(1)} × cutting into words`;
};

const byLength = [...SAMPLE_MESSAGES].sort((a, b) => a.length - b.length);
const MIDDLE = byLength.length >> 1;
const QUARTER = byLength.length >> 2;
const NEIGHBOURS = 2;

const groups = (): readonly (readonly [name: string, texts: readonly string[]])[] => [
  ["shortest quarter", byLength.slice(0, QUARTER)],
  ["median message", byLength.slice(MIDDLE - NEIGHBOURS, MIDDLE + NEIGHBOURS + 1)],
  ["longest quarter", byLength.slice(-QUARTER)],
  ["all", SAMPLE_MESSAGES],
];

const span = (texts: readonly string[]): string => {
  const lengths = texts.map((text) => text.length);
  return `${Math.min(...lengths)}–${Math.max(...lengths)} characters`;
};

/** Messages a second on one core, by the length of the message, against only cutting the same texts into words. */
export const benchSpeed = (context: ReadingContext): string[] => {
  warmUp(context);
  return groups().map(([name, texts]) => speedOf(`${name}, ${span(texts)}`, texts, context));
};
