import type { MenuWord } from "../act.ts";
import type { Hit, Lexicon } from "../lexicon.ts";
import { buildLexicon, phrasesAt } from "../lexicon.ts";
import type { Scene } from "../scene.ts";
import { textOf } from "../scene.ts";
import type { Span } from "../span.ts";
import { wordForms } from "../word-forms.ts";
import { atEachToken } from "./at-each-token.ts";

/** A shop's menu changes rarely; its lexicon is built once per menu value. */
const built = new WeakMap<readonly MenuWord[], Lexicon<MenuWord>>();

const lexiconOf = (menu: readonly MenuWord[]): Lexicon<MenuWord> => {
  const known = built.get(menu);
  if (known !== undefined) return known;
  const made = buildLexicon(
    menu.map((item): readonly [string, MenuWord] => [item.name.normalize("NFC"), item]),
    "theirs",
  );
  built.set(menu, made);
  return made;
};

const spelling = (text: string): string => wordForms(text.normalize("NFC")).exact;

/** Without its diacritics a word may name several items: one that is spelt so is meant, else each may be. */
const meant = (scene: Scene, at: number, hits: readonly Hit<MenuWord>[]): readonly MenuWord[] => {
  const end = hits.at(-1)?.to;
  const longest = hits.filter((hit) => hit.to === end).map((hit) => hit.value);
  const written = spelling(textOf(scene, at, end ?? at));
  const spelt = longest.filter((item) => spelling(item.name) === written);
  return spelt.length > 0 ? spelt.slice(0, 1) : longest;
};

const menuAt = (scene: Scene, lexicon: Lexicon<MenuWord>, at: number): Span | undefined => {
  const hits = phrasesAt(lexicon, scene.tokens, at);
  if (hits.length === 0) return undefined;
  const [item, ...others] = meant(scene, at, hits);
  const to = hits.at(-1)?.to;
  if (item === undefined || to === undefined) return undefined;
  const names = new Set([item, ...others].map((each) => each.name));
  return { kind: "menu", from: at, to, item, ...(names.size > 1 ? { rivals: [item, ...others] } : {}) };
};

/** Items of the shop's own menu, with or without diacritics, numbers and units in their names included. */
export const parseMenu = (scene: Scene): Span[] => {
  if (scene.context.menu.length === 0) return [];
  const lexicon = lexiconOf(scene.context.menu);
  return atEachToken(scene, (_, at) => menuAt(scene, lexicon, at));
};
