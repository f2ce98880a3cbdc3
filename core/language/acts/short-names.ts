import type { MenuWord } from "../act.ts";
import type { Lexicon } from "../lexicon.ts";
import { buildLexicon, phrasesAt } from "../lexicon.ts";
import { plainText } from "../plain-text.ts";
import { searchKey } from "../search-key.ts";
import { tokenise } from "../tokenise.ts";
import { wordForms } from "../word-forms.ts";
import { WORD_SHORTCUTS } from "../words/word-shortcuts.ts";
import type { Draft, DraftItem } from "./draft.ts";

const runsOf = (words: readonly string[]): string[] =>
  words.flatMap((_, from) => words.slice(from).map((__, length) => words.slice(from, from + length + 1).join(" ")));

/** A menu changes rarely; the runs of words in its names are found once for it. */
const built = new WeakMap<readonly MenuWord[], Lexicon<MenuWord>>();

const lexiconOf = (menu: readonly MenuWord[]): Lexicon<MenuWord> => {
  const known = built.get(menu);
  if (known !== undefined) return known;
  const made = buildLexicon(
    menu.flatMap((item) => {
      const words = tokenise(plainText(item.name)).map(({ text }) => text);
      return runsOf(words).map((run): readonly [string, MenuWord] => [run, item]);
    }),
  );
  built.set(menu, made);
  return made;
};

const spelledOut = (name: string): string =>
  name
    .split(" ")
    .map((word) => WORD_SHORTCUTS[wordForms(word).bare] ?? word)
    .join(" ");

const itemsNamed = (name: string, lexicon: Lexicon<MenuWord>): readonly MenuWord[] => {
  const tokens = tokenise(plainText(name));
  const hits = phrasesAt(lexicon, tokens, 0).filter(({ to }) => to === tokens.length);
  const items = [...new Set(hits.map(({ value }) => value))];
  const whole = items.filter((item) => searchKey(item.name) === searchKey(name));
  return whole.length > 0 ? whole : items;
};

/** Ice or heat is said of a drink that the menu has in one way only. */
const SERVED = /^(.+) (?:đá|da|nóng|nong|lạnh|lanh)$/iu;

const meantBy = (written: string, menu: readonly MenuWord[]): readonly MenuWord[] => {
  const lexicon = lexiconOf(menu);
  const name = spelledOut(written);
  const items = itemsNamed(name, lexicon);
  const served = SERVED.exec(name)?.[1];
  return items.length > 0 || served === undefined ? items : itemsNamed(served, lexicon);
};

const MAX_RIVALS = 4;

/** What is served by the glass or the bowl is sold neither by weight nor by the case: "sữa 30 lon" is no "cà phê sữa". */
const SERVED_HEAD = /^(?:ca phe|cafe|tra|sinh to|nuoc ep|pho|bun|com|mien|hu tieu|chao|xoi|lau|banh mi|soda|kem|che) /u;
const IN_BULK = new Set([
  "con",
  "kg",
  "g",
  "lạng",
  "yến",
  "tạ",
  "tấn",
  "lon",
  "thùng",
  "bao",
  "két",
  "lốc",
  "can",
  "túi",
]);

const fitsUnit = ({ unit }: DraftItem, menu: MenuWord): boolean => unit === undefined || fitsMeasure(unit, menu);

const fitsMeasure = (unit: string, menu: MenuWord): boolean =>
  unit === menu.unit || !IN_BULK.has(unit) || (menu.unit === undefined && !SERVED_HEAD.test(searchKey(menu.name)));

/** A price that was told is that of a good of its own, unless several of the menu's come to just that sum. */
const fitsPrice = ({ price, role, quantity = 1 }: DraftItem, menu: MenuWord): boolean =>
  price === undefined || (role === "open" && quantity > 1 && price.vnd === (menu.priceVnd ?? 0) * quantity);

const named = (item: DraftItem, menu: readonly MenuWord[]): DraftItem => {
  if (item.menu !== undefined || item.quantity === undefined || item.name === "") return item;
  const meant = meantBy(item.name, menu).filter((each) => fitsUnit(item, each));
  const [only, more] = meant;
  if (only === undefined || meant.length > MAX_RIVALS) return item;
  if (more === undefined) return fitsPrice(item, only) ? { ...item, name: only.name, menu: only, guessed: true } : item;
  return item.price === undefined ? { ...item, menu: only, rivals: meant } : item;
};

/**
 * "2 tô bò", "1 tiger": a part of a name means the item of the menu that has it. Where several have it, which is asked; what
 * was taken for granted is told.
 */
export const withShortNames = (draft: Draft, menu: readonly MenuWord[]): Draft =>
  menu.length === 0 || draft.items.every((item) => item.menu !== undefined || item.quantity === undefined)
    ? draft
    : { ...draft, items: draft.items.map((item) => named(item, menu)) };
