import type { Act } from "../../act.ts";
import { textOf } from "../../scene.ts";
import type { Line } from "../line.ts";

/** What a line of these words wishes. `named` gives what a group of the pattern stands for, as it was written. */
export type Wish = readonly [pattern: RegExp, act: (named: (group: number) => string) => Act];

/** A table of wishes; the first that fits is taken. */
export interface Wishes {
  readonly list: readonly Wish[];
  /** Whether any of them fits: most lines are told by this look alone. */
  readonly any: RegExp;
}

export const wishes = (...list: readonly Wish[]): Wishes => ({
  list,
  any: new RegExp(list.map(([pattern]) => `(?:${pattern.source})`).join("|"), "u"),
});

/** A wish is short; so the patterns, which look at every word, stay cheap on any text. */
const MAX_WORDS = 16;

const POLITE = /(?:[\s,.!?]+(?:nhé|nha|nhe|ạ|với|giúp|giùm|dùm|đi|luôn|please))*[\s,.!?:;"']*$/iu;
const LEADING = /^[\s:,"'=-]+/u;

/** Reads the first wish whose pattern fits the whole line. */
export const readWish = (line: Line, { any, list }: Wishes): Act | undefined => {
  if (line.spans.length > MAX_WORDS || !any.test(line.bare)) return undefined;
  for (const [pattern, act] of list) {
    const match = pattern.exec(line.bare);
    if (match !== null) return act((group) => wordsOf(line, match.indices?.[group]));
  }
  return undefined;
};

const wordsOf = (line: Line, range: readonly [number, number] | undefined): string => {
  if (range === undefined) return "";
  const words = line.bare.slice(...range);
  const begin = range[0] + words.length - words.trimStart().length;
  const from = (line.spans[0]?.from ?? 0) + spacesIn(line.bare.slice(0, begin));
  const to = from + spacesIn(words.trim()) + 1;
  return textOf(line.scene, from, to).replace(LEADING, "").replace(POLITE, "").trim();
};

const spacesIn = (words: string): number => words.split(" ").length - 1;
