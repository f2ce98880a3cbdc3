import type { ReadingContext } from "../../../core/language/act.ts";
import { understand } from "../../../core/language/understand.ts";
import { inTurns } from "./cpu-time.ts";

const SHORT = 1_000;
const LONG = 4_000;
const ROUNDS = 7;
const READS_PER_ROUND = 20;

/** What a reader that looks back and forth would be slowest at. */
const SEEDS: readonly (readonly [name: string, seed: string])[] = [
  ["digits", "1"],
  ["digits, spaced", "1 "],
  ["numbers", "123 "],
  ["number words", "hai mươi lăm "],
  ["unit words", "kg tô chai "],
  ["money units", "triệu "],
  ["amounts", "50k "],
  ["days", "hôm nay "],
  ["goods with prices", "2 ly cf 20k, "],
];

const filled = (seed: string, length: number): string => seed.repeat(Math.ceil(length / seed.length)).slice(0, length);

const readOften = (text: string, context: ReadingContext) => (): void => {
  for (let read = 0; read < READS_PER_ROUND; read += 1) understand(text, context);
};

/** How the time grows when a text of nothing but one kind of word gets four times as long: linear is 4 ×. */
export const benchGrowth = (context: ReadingContext): string[] =>
  SEEDS.map(([name, seed]) => {
    const long = readOften(filled(seed, LONG), context);
    const short = readOften(filled(seed, SHORT), context);
    const { work, baseline } = inTurns(ROUNDS, long, short);
    const milliseconds = ((work / READS_PER_ROUND) * 1_000).toFixed(2);
    return `${name.padEnd(28)} ${milliseconds.padStart(8)} ms for ${LONG} characters   ${(work / baseline).toFixed(1)} × ${SHORT}`;
  });
