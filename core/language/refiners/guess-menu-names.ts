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
const built = new WeakMap<readonly MenuWord[], ReadonlyMap<number, readonly Known[]>>();

const byLength = (menu: readonly MenuWord[]): ReadonlyMap<number, readonly Known[]> => {
  const known = built.get(menu);
  if (known !== undefined) return known;
  const made = new Map<number, Known[]>();
  for (const item of menu) {
    const words = tokenise(item.name.normalize("NFC")).map((token) => token.bare);
    if (words.join("").length >= MIN_LETTERS)
      made.set(words.length, [...(made.get(words.length) ?? []), { item, words }]);
  }
  built.set(menu, made);
  return made;
};

/** Whether a name of so many words begins with this span and nothing but unread words is in it. */
const isRun = (spans: readonly Span[], at: number, length: number): boolean => {
  const run = spans.slice(at, at + length);
  return (
    run.length === length &&
    run.every(
      (span, index) => span.kind === "text" && span.from === (run[0]?.from ?? 0) + index && span.to === span.from + 1,
    )
  );
};

const guessAt = (spans: readonly Span[], at: number, scene: Scene): Span | undefined => {
  const from = spans[at]?.from ?? 0;
  const lengths = [...byLength(scene.context.menu).entries()].sort(([a], [b]) => b - a);
  for (const [length, known] of lengths) {
    if (!isRun(spans, at, length)) continue;
    const words = scene.tokens.slice(from, from + length).map((token) => token.bare);
    if (GOODS_COMPOUNDS.has(words.join(" "))) continue;
    const items = known.filter((each) => oneSlipApart(words, each.words)).map((each) => each.item);
    const [item] = items;
    if (item !== undefined)
      return {
        kind: "menu",
        from,
        to: from + length,
        item,
        guessed: true,
        ...(items.length > 1 ? { rivals: items } : {}),
      };
  }
  return undefined;
};

/** "phở bof tái": a name of the menu with one slip in it, shown as the menu has it and told as a guess. */
export const guessMenuNames = (spans: readonly Span[], scene: Scene): Span[] => {
  if (scene.context.menu.length === 0) return [...spans];
  const read: Span[] = [];
  for (let at = 0; at < spans.length;) {
    const guess = spans[at]?.kind === "text" ? guessAt(spans, at, scene) : undefined;
    read.push(...(guess === undefined ? spans.slice(at, at + 1) : [guess]));
    at += guess === undefined ? 1 : guess.to - guess.from;
  }
  return read;
};
