import type { MenuWord } from "../act.ts";
import type { Lexicon } from "../lexicon.ts";
import { buildLexicon, phraseAt } from "../lexicon.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";

/** A shop's menu changes rarely; its lexicon is built once per menu value. */
const built = new WeakMap<readonly MenuWord[], Lexicon<MenuWord>>();

const lexiconOf = (menu: readonly MenuWord[]): Lexicon<MenuWord> => {
  const known = built.get(menu);
  if (known !== undefined) return known;
  const made = buildLexicon(menu.map((item): readonly [string, MenuWord] => [item.name.normalize("NFC"), item]));
  built.set(menu, made);
  return made;
};

/** Items of the shop's own menu, with or without diacritics, numbers and units in their names included. */
export const parseMenu = (scene: Scene): Span[] => {
  if (scene.context.menu.length === 0) return [];
  const lexicon = lexiconOf(scene.context.menu);
  return scene.tokens.flatMap((_, at): Span[] => {
    const hit = phraseAt(lexicon, scene.tokens, at);
    return hit === undefined || hit.to === at ? [] : [{ kind: "menu", from: at, to: hit.to, item: hit.value }];
  });
};
