import type { MenuWord } from "../act.ts";
import { hasTag } from "../has-tag.ts";
import type { Scene } from "../scene.ts";
import { textOf } from "../scene.ts";
import type { Span } from "../span.ts";
import type { Token } from "../token.ts";
import { tokenise } from "../tokenise.ts";
import { WORD_SHORTCUTS } from "../words/word-shortcuts.ts";
import { itemsByInitials } from "./menu-initials.ts";
import { UNIT_NAMES } from "../words/goods-words.ts";

/** More than so many dishes with the word in their names, and the word names none of them. */
const MAX_RIVALS = 6;
const MAX_WORDS = 3;

/** What is said behind a dish of how it is wanted, and is no other dish. */
const MANNERS: ReadonlySet<string> = new Set(["đá", "nóng", "lạnh", "da", "nong", "lanh"]);
const UNITS: ReadonlySet<string> = new Set([...UNIT_NAMES].map(([word]) => word));
/** Where goods are bought, named or priced anew, they are named in full. */
const NAMED_IN_FULL = ["purchase", "expense", "menuAdd", "price", "rival", "supplier"] as const;

interface Known {
  readonly item: MenuWord;
  readonly words: readonly Token[];
}
/** The menu's names by each of their words, in the menu's order. */
const built = new WeakMap<readonly MenuWord[], ReadonlyMap<string, readonly Known[]>>();

const byWord = (menu: readonly MenuWord[]): ReadonlyMap<string, readonly Known[]> => {
  const known = built.get(menu);
  if (known !== undefined) return known;
  const made = new Map<string, Known[]>();
  for (const item of menu) {
    const words = tokenise(item.name.normalize("NFC"));
    for (const word of new Set(words.map(({ bare }) => bare))) {
      const same = made.get(word);
      if (same === undefined) made.set(word, [{ item, words }]);
      else same.push({ item, words });
    }
  }
  built.set(menu, made);
  return made;
};

const sameWord = (said: Token, word: Token | undefined): boolean =>
  said.bare === word?.bare && (!said.accented || said.exact === word.exact);

/** "cafe sữa", "nc mía": with its shortcuts spelt out it may be the whole name. */
const spelledOut = (said: readonly Token[]): readonly Token[] =>
  said.some(({ bare }) => bare in WORD_SHORTCUTS)
    ? tokenise(said.map(({ text, bare }) => WORD_SHORTCUTS[bare] ?? text).join(" "))
    : said;

const isWhole = (words: readonly Token[], said: readonly Token[]): boolean =>
  words.length === said.length && said.every((token, at) => sameWord(token, words[at]));

const holds = (words: readonly Token[], said: readonly Token[]): boolean =>
  words.length > said.length && words.some((_, at) => said.every((token, index) => sameWord(token, words[at + index])));

const candidates = (said: readonly Token[], menu: readonly MenuWord[]): readonly MenuWord[] => {
  const byItem = new Map<string, MenuWord>();
  const known = byWord(menu).get(said[0]?.bare ?? "") ?? [];
  const whole = known.find(({ words }) => isWhole(words, said));
  if (whole !== undefined) return [whole.item];
  for (const { item, words } of known)
    if (holds(words, said)) byItem.set(item.sameAs ?? item.name, byItem.get(item.sameAs ?? item.name) ?? item);
  return [...byItem.values()];
};

/** The items of a menu that a word or a part of their names stands for, each once. */
export const itemsNamedBy = (menu: readonly MenuWord[], said: string): readonly MenuWord[] =>
  candidates(spelledOut(tokenise(said)), menu);

const isWord = (span: Span | undefined): boolean =>
  span !== undefined && (span.kind === "text" || (span.to === span.from + 1 && /^(?:tags|part)$/u.test(span.kind)));

const isCounted = (spans: readonly Span[], at: number, end: number): boolean => {
  const [before, after] = [spans[at - 1], spans[end]];
  return before?.kind === "count" || (after?.kind === "count" && after.unit !== undefined);
};

/** How many spans behind the name only tell how it is wanted. */
const mannersAt = (spans: readonly Span[], at: number, scene: Scene): number => {
  const span = spans[at];
  return span !== undefined && isWord(span) && MANNERS.has(scene.tokens[span.from]?.text.toLowerCase() ?? "") ? 1 : 0;
};

interface Short {
  readonly span: Span;
  readonly taken: number;
}

/** The menu's items that hold the words of a run, where the run can be such a part at all. */
const meantBy = (run: readonly Span[], scene: Scene): readonly MenuWord[] => {
  const said = scene.tokens.slice(run[0]?.from, run.at(-1)?.to);
  if (UNITS.has(said[0]?.text.toLowerCase() ?? "")) return [];
  const named = candidates(spelledOut(said), scene.context.menu);
  const items = named.length > 0 ? named : itemsByInitials(scene.context.menu, said);
  return items.length > MAX_RIVALS ? [] : items;
};

const shortOf = (
  run: readonly Span[],
  items: readonly MenuWord[],
  taken: readonly Span[],
  scene: Scene,
): Short | undefined => {
  const [item] = items;
  const [from, to, end] = [run[0]?.from, run.at(-1)?.to, taken.at(-1)?.to];
  if (item === undefined || from === undefined || to === undefined || end === undefined) return undefined;
  const rivals = items.length > 1 ? { rivals: items } : {};
  const span: Span = { kind: "menu", from, to: end, item, short: textOf(scene, from, to), guessed: true, ...rivals };
  return { span, taken: taken.length };
};

const shortAt = (spans: readonly Span[], at: number, scene: Scene): Short | undefined => {
  for (let length = MAX_WORDS; length > 0; length -= 1) {
    const run = spans.slice(at, at + length);
    if (run.length < length || !run.every(isWord)) continue;
    const end = at + length + mannersAt(spans, at + length, scene);
    if (spans[end]?.kind === "text" || !isCounted(spans, at, end)) continue;
    const short = shortOf(run, meantBy(run, scene), spans.slice(at, end), scene);
    if (short !== undefined) return short;
  }
  return undefined;
};

/**
 * "2 bò 1 gà" at a phở stall: a part of a name of the menu beside a number. One dish has it: that is meant, and told;
 * several have it: which one is asked. A price that is not the dish's leaves the word as it was said.
 */
export const shortMenuNames = (spans: readonly Span[], scene: Scene): readonly Span[] => {
  if (scene.context.menu.length === 0 || !spans.some(({ kind }) => kind === "count")) return spans;
  if (namesInFull(spans)) return spans;
  const read: Span[] = [];
  let past = 0;
  spans.forEach((span, at) => {
    if (at < past) return;
    const short = isWord(span) && mayStart(spans, at) ? shortAt(spans, at, scene) : undefined;
    read.push(short?.span ?? span);
    past = at + (short?.taken ?? 1);
  });
  return read;
};

/** "chị Hoa mua 5 gà": who buys of us names the dish as guests do. */
const namesInFull = (spans: readonly Span[]): boolean =>
  spans.some(
    (span, at) =>
      hasTag(span, ...NAMED_IN_FULL) &&
      !(
        hasTag(span, "purchase") &&
        spans.slice(0, at).some((before) => before.kind === "person" || hasTag(before, "buyer"))
      ),
  );

/** Such a name begins behind a number, or so close before one of pieces that it may end there. */
const mayStart = (spans: readonly Span[], at: number): boolean => {
  if (spans[at - 1]?.kind === "count") return true;
  for (let ahead = 1; ahead <= MAX_WORDS + 1; ahead += 1) {
    const span = spans[at + ahead];
    if (span?.kind === "count" && span.unit !== undefined) return true;
  }
  return false;
};
