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
  /** Where it stands on the menu. */
  readonly place: number;
}
/** Names of one length in words: a slip spoils one word, so the first or the last is as the menu has it. */
interface OfLength {
  readonly length: number;
  readonly byFirst: Map<string, Known[]>;
  readonly byLast: Map<string, Known[]>;
  /** Names of one word: any of them may be meant. */
  readonly single: Known[];
}
const built = new WeakMap<readonly MenuWord[], readonly OfLength[]>();

/** "mỳ" and "mì" are one word. */
const keyOf = (word: string | undefined): string => (word ?? "").replace(/y$/u, "i");

const addTo = (names: Map<string, Known[]>, word: string | undefined, known: Known): void => {
  const same = names.get(keyOf(word));
  if (same === undefined) names.set(keyOf(word), [known]);
  else same.push(known);
};

/** The menu's names by how many words they have, the longest first. */
const byLength = (menu: readonly MenuWord[]): readonly OfLength[] => {
  const known = built.get(menu);
  if (known !== undefined) return known;
  const made = new Map<number, OfLength>();
  menu.forEach((item, place) => {
    const words = tokenise(item.name.normalize("NFC")).map((token) => token.bare);
    if (words.join("").length < MIN_LETTERS) return;
    const { length } = words;
    const names: OfLength = made.get(length) ?? { length, byFirst: new Map(), byLast: new Map(), single: [] };
    made.set(length, names);
    if (length === 1) names.single.push({ item, words, place });
    addTo(names.byFirst, words[0], { item, words, place });
    addTo(names.byLast, words.at(-1), { item, words, place });
  });
  const longestFirst = [...made.values()].sort((a, b) => b.length - a.length);
  built.set(menu, longestFirst);
  return longestFirst;
};

const NONE: readonly Known[] = [];

/** The names that may be meant by the words of a run, in the menu's order. */
const nearTo = (names: OfLength, words: readonly string[]): readonly Known[] => {
  if (names.length === 1) return names.single;
  const first = names.byFirst.get(keyOf(words[0])) ?? NONE;
  const last = names.byLast.get(keyOf(words.at(-1))) ?? NONE;
  if (first.length === 0 || last.length === 0) return first.length === 0 ? last : first;
  const others = last.filter(({ place }) => !first.some((each) => each.place === place));
  return [...first, ...others].sort((a, b) => a.place - b.place);
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

const fitting = (run: readonly Span[], names: OfLength, scene: Scene): readonly MenuWord[] => {
  const [from, to] = [run[0]?.from ?? 0, run.at(-1)?.to ?? 0];
  const words = scene.tokens.slice(from, to).map((token) => token.bare);
  const near = nearTo(names, words).filter(({ words: name }) => oneSlipApart(words, name));
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
  if (spans[at] === undefined || !isPlain(spans[at])) return undefined;
  for (const names of byLength(scene.context.menu)) {
    const run = runOf(spans, at, names.length);
    const items = run === undefined ? [] : fitting(run, names, scene);
    const [item] = items;
    const [from, to] = [run?.[0]?.from, run?.at(-1)?.to];
    if (run === undefined || item === undefined || from === undefined || to === undefined) continue;
    const rivals = items.length > 1 ? { rivals: items } : {};
    return { span: { kind: "menu", from, to, item, guessed: true, ...rivals }, taken: run.length };
  }
  return undefined;
};

/** "phở bof tái": a name of the menu with one slip in it, shown as the menu has it and told as a guess. */
export const guessMenuNames = (spans: readonly Span[], scene: Scene): readonly Span[] => {
  if (scene.context.menu.length === 0) return spans;
  const read: Span[] = [];
  for (let at = 0; at < spans.length;) {
    const guess = guessAt(spans, at, scene);
    read.push(...(guess === undefined ? spans.slice(at, at + 1) : [guess.span]));
    at += guess?.taken ?? 1;
  }
  return read;
};
