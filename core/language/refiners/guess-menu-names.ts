import type { MenuWord } from "../act.ts";
import { oneSlipApart } from "../one-slip-apart.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import { tokenise } from "../tokenise.ts";
import { GOODS_COMPOUNDS } from "../words/goods-compounds.ts";

const MIN_LETTERS = 5;

interface Known {
  readonly item: MenuWord;
  readonly words: readonly string[];
}
/** Names by how many words they have, the longest first. */
type Lengths = readonly (readonly [length: number, known: readonly Known[]])[];
const built = new WeakMap<readonly MenuWord[], Lengths>();

const byLength = (menu: readonly MenuWord[]): Lengths => {
  const known = built.get(menu);
  if (known !== undefined) return known;
  const made = new Map<number, Known[]>();
  for (const item of menu) {
    const words = tokenise(item.name.normalize("NFC")).map((token) => token.bare);
    if (words.join("").length >= MIN_LETTERS)
      made.set(words.length, [...(made.get(words.length) ?? []), { item, words }]);
  }
  const longestFirst = [...made].sort(([a], [b]) => b - a);
  built.set(menu, longestFirst);
  return longestFirst;
};

const isPlain = (span: Span): boolean =>
  span.kind === "text" || ((span.kind === "tags" || span.kind === "part") && span.to === span.from + 1);

/** The spans that cover just so many tokens from this one on, all of them words. */
const runOf = (spans: readonly Span[], at: number, length: number): readonly Span[] | undefined => {
  const end = (spans[at]?.from ?? 0) + length;
  const run: Span[] = [];
  for (let index = at; index < spans.length; index += 1) {
    const span = spans[index];
    if (span === undefined || span.from >= end) break;
    if (!isPlain(span) || span.to > end) return undefined;
    run.push(span);
  }
  return run.at(-1)?.to === end ? run : undefined;
};

interface Guess {
  readonly span: Span;
  /** How many spans it takes the place of. */
  readonly taken: number;
}

const fitting = (run: readonly Span[], known: readonly Known[], scene: Scene): readonly MenuWord[] => {
  const [from, to] = [run[0]?.from ?? 0, run.at(-1)?.to ?? 0];
  const words = scene.tokens.slice(from, to).map((token) => token.bare);
  const near = known.filter(({ words: name }) => oneSlipApart(words, name));
  if (near.length === 0 || GOODS_COMPOUNDS.has(words.join(" "))) return [];
  // A word of ours is no slip: only words that nobody read are.
  const unread = new Set(run.filter((span) => span.kind === "text").map((span) => span.from));
  return near
    .filter(({ words: name }) =>
      words.every((word, at) => word === name[at] || unread.has(from + at) || isInside(run, from + at)),
    )
    .map(({ item }) => item);
};

/** Inside a name of several words that was taken whole ("cà phê"). */
const isInside = (run: readonly Span[], token: number): boolean =>
  run.some((span) => span.kind === "text" && token > span.from && token < span.to);

const guessAt = (spans: readonly Span[], at: number, scene: Scene): Guess | undefined => {
  for (const [length, known] of byLength(scene.context.menu)) {
    const run = runOf(spans, at, length);
    const items = run === undefined ? [] : fitting(run, known, scene);
    const [item] = items;
    const [from, to] = [run?.[0]?.from, run?.at(-1)?.to];
    if (run === undefined || item === undefined || from === undefined || to === undefined) continue;
    const rivals = items.length > 1 ? { rivals: items } : {};
    return { span: { kind: "menu", from, to, item, guessed: true, ...rivals }, taken: run.length };
  }
  return undefined;
};

/** "phở bof tái": a name of the menu with one slip in it, shown as the menu has it and told as a guess. */
export const guessMenuNames = (spans: readonly Span[], scene: Scene): Span[] => {
  if (scene.context.menu.length === 0) return [...spans];
  const read: Span[] = [];
  for (let at = 0; at < spans.length;) {
    const guess = guessAt(spans, at, scene);
    read.push(...(guess === undefined ? spans.slice(at, at + 1) : [guess.span]));
    at += guess?.taken ?? 1;
  }
  return read;
};
