import type { MenuWord } from "../act.ts";
import type { Token } from "../token.ts";
import { tokenise } from "../tokenise.ts";
import { WORD_SHORTCUTS } from "../words/word-shortcuts.ts";

const LEAST_WORDS = 2;

/** The items of a menu by the first letters of their words, the usual shortcuts of words spelt as they are. */
const built = new WeakMap<readonly MenuWord[], ReadonlyMap<string, readonly MenuWord[]>>();

/** "ca phe" by the letters that are written for it: "cf". */
const SHORT_OF: readonly (readonly [words: string, short: string])[] = Object.entries(WORD_SHORTCUTS)
  .map(
    ([short, words]) =>
      [
        tokenise(words)
          .map(({ bare }) => bare)
          .join(" "),
        short,
      ] as const,
  )
  .filter(([, short]) => short.length === 2);

const initialsOf = (words: string): string =>
  words
    .split(" ")
    .map((word) => word.slice(0, 1))
    .join("");

/** "pb" of phở bò; "cps" and "cfs" of cà phê sữa. */
const spellings = (item: MenuWord): readonly string[] => {
  const words = tokenise(item.name.normalize("NFC"))
    .map(({ bare }) => bare)
    .join(" ");
  if (words.split(" ").length < LEAST_WORDS) return [];
  const shortened = SHORT_OF.filter(([long]) => words.startsWith(`${long} `)).map(
    ([long, short]) => `${short}${initialsOf(words.slice(long.length + 1))}`,
  );
  return [initialsOf(words), ...shortened];
};

const byInitials = (menu: readonly MenuWord[]): ReadonlyMap<string, readonly MenuWord[]> => {
  const known = built.get(menu);
  if (known !== undefined) return known;
  const made = new Map<string, MenuWord[]>();
  for (const item of menu)
    for (const spelling of new Set(spellings(item))) made.set(spelling, [...(made.get(spelling) ?? []), item]);
  built.set(menu, made);
  return made;
};

const NONE: readonly MenuWord[] = [];

/** "2 pb", "1 cfs": the items whose initials a word is. A word with diacritics or in one letter is none. */
export const itemsByInitials = (menu: readonly MenuWord[], said: readonly Token[]): readonly MenuWord[] => {
  const [word, more] = said;
  if (word?.kind !== "word" || more !== undefined || word.accented) return NONE;
  const items = byInitials(menu).get(word.bare) ?? NONE;
  const names = new Set(items.map(({ name, sameAs }) => sameAs ?? name));
  return items.filter((item) => names.has(item.sameAs ?? item.name) && names.delete(item.sameAs ?? item.name));
};
