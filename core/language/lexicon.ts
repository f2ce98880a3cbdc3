import type { Token } from "./token.ts";
import type { WordForms } from "./word-forms.ts";
import { wordForms } from "./word-forms.ts";

interface Word extends WordForms {
  /** Counts only with its diacritics, for its bare form is another word. Written "!bạn" in the tables. */
  readonly strict: boolean;
  /** Its phrase was written without any diacritics and may be meant with some: "tra da" of a menu. */
  readonly loose: boolean;
}
interface Entry<T> {
  readonly words: readonly Word[];
  readonly value: T;
}
interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly entries: Entry<T>[];
}

/** Phrases by their words. A lookup costs the length of the phrase, however many phrases there are. */
export type Lexicon<T> = Node<T>;
export interface Hit<T> {
  readonly value: T;
  /** Index after the last token of the phrase. */
  readonly to: number;
}

const emptyNode = <T>(): Node<T> => ({ next: new Map(), entries: [] });

const wordsOf = (phrase: string): Word[] =>
  (phrase.match(/!?(?:[0-9]+(?:[.,][0-9]+)*|[\p{L}\p{M}]+|[^\s\p{L}\p{M}0-9!])/gu) ?? []).map((raw) => {
    const strict = raw.startsWith("!");
    return { ...wordForms(strict ? raw.slice(1) : raw), strict, loose: false };
  });

/** A name that people typed in a hurry: of one word too much would be meant ("bo": bò, bó, bơ). */
const loosened = (words: readonly Word[]): readonly Word[] =>
  words.length < 2 || words.some(({ accented }) => accented) ? words : words.map((word) => ({ ...word, loose: true }));

const descend = <T>(node: Node<T>, word: Word): Node<T> => {
  const next = node.next.get(word.bare) ?? emptyNode<T>();
  node.next.set(word.bare, next);
  return next;
};

/**
 * Builds a lexicon, of our own words or of a shop's names, which may be written without diacritics. "phở tái" is found as "phở tái", "pho tai" and "phơ tái", not as "phó tai".
 */
export const buildLexicon = <T>(
  phrases: Iterable<readonly [phrase: string, value: T]>,
  of: "ours" | "theirs" = "ours",
): Lexicon<T> => {
  const root = emptyNode<T>();
  for (const [phrase, value] of phrases) {
    const words = of === "theirs" ? loosened(wordsOf(phrase)) : wordsOf(phrase);
    words.reduce(descend<T>, root).entries.push({ words, value });
  }
  return root;
};

/** Whether a written word can stand for a word of the tables: equal, or with diacritics left out. */
const spells = (token: WordForms, word: Word, alone: boolean): boolean => {
  if (token.exact === word.exact) return true;
  if (word.strict) return false;
  if (word.loose) return true;
  if (!token.accented) return true;
  // "cân" is not a hurried "cần": alone, hooks without a tone are a word of their own.
  return !alone && !token.toned && (token.toneless === word.toneless || !/[^a-zđ]/u.test(token.toneless));
};

const fits = (tokens: readonly Token[], from: number, words: readonly Word[]): boolean => {
  for (let index = 0; index < words.length; index += 1) {
    const [token, word] = [tokens[from + index], words[index]];
    if (token === undefined || word === undefined || !spells(token, word, words.length === 1)) return false;
  }
  return true;
};

/** Whether a phrase of the lexicon may begin at a token: one look, before longer ones. */
export const mayOpen = (lexicon: Lexicon<unknown>, token: Token | undefined): boolean =>
  token !== undefined && lexicon.next.has(token.bare);

const NONE: readonly Hit<never>[] = [];

/** All phrases that begin at a token, shortest first. */
export const phrasesAt = <T>(lexicon: Lexicon<T>, tokens: readonly Token[], from: number): readonly Hit<T>[] => {
  const first = tokens[from];
  let node = first === undefined ? undefined : lexicon.next.get(first.bare);
  if (node === undefined) return NONE;
  const hits: Hit<T>[] = [];
  for (let to = from + 1; node !== undefined; to += 1) {
    for (const entry of node.entries) if (fits(tokens, from, entry.words)) hits.push({ value: entry.value, to });
    const next: Token | undefined = tokens[to];
    node = next === undefined ? undefined : node.next.get(next.bare);
  }
  return hits;
};

/** The longest phrase that begins at a token; of equally long ones the first of the table ("to" is tô before tờ). */
export const phraseAt = <T>(lexicon: Lexicon<T>, tokens: readonly Token[], from: number): Hit<T> | undefined => {
  const first = tokens[from];
  let node = first === undefined ? undefined : lexicon.next.get(first.bare);
  let longest: Hit<T> | undefined;
  for (let to = from + 1; node !== undefined; to += 1) {
    for (const entry of node.entries) {
      if (!fits(tokens, from, entry.words)) continue;
      longest = { value: entry.value, to };
      break;
    }
    const next: Token | undefined = tokens[to];
    node = next === undefined ? undefined : node.next.get(next.bare);
  }
  return longest;
};
