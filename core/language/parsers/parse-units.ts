import { buildLexicon, phraseAt } from "../lexicon.ts";
import { afterGoodsName } from "../numbers/after-goods-name.ts";
import { readGroup } from "../numbers/read-group.ts";
import { mayOpenNumber, roleAt } from "../numbers/number-roles.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import type { Token } from "../token.ts";
import { NOT_NUMBERS } from "../words/not-numbers.ts";
import { COUNT_MULTIPLES, UNIT_NAMES } from "../words/goods-words.ts";
import type { SpanReader } from "./at-each-token.ts";
import { atEachToken } from "./at-each-token.ts";

const UNITS = buildLexicon([...UNIT_NAMES]);

/** "1/2 ký", "nửa ký". */
const fractionBefore = (scene: Scene, at: number): { readonly value: number; readonly to: number } | undefined => {
  const [top, bar, bottom] = [scene.tokens[at], scene.tokens[at + 1], scene.tokens[at + 2]];
  if (roleAt(scene.tokens, at, "nua") !== undefined) return { value: 0.5, to: at + 1 };
  if (bar?.text !== "/" || !/^[1-9]$/u.test(top?.text ?? "") || !/^[2-9]$/u.test(bottom?.text ?? "") || !bottom?.glued)
    return undefined;
  return { value: Number(top?.text) / Number(bottom.text), to: at + 3 };
};

const numberAt = (scene: Scene, at: number): { readonly value: number; readonly to: number } | undefined =>
  fractionBefore(scene, at) ?? readGroup(scene.tokens, at);

/** "2m5 vải", "1kg2", "2 ký rưỡi": what is over, as a part of the unit. */
const restAfter = (scene: Scene, to: number, unit: string): { readonly add: number; readonly to: number } => {
  if (roleAt(scene.tokens, to, "half") !== undefined) return { add: 0.5, to: to + 1 };
  const rest = scene.tokens[to];
  const next = scene.tokens[to + 1];
  const stuck = rest?.glued === true && next?.glued !== true;
  return rest !== undefined && /^[1-9]$/u.test(rest.text) && (stuck || isSpacedTenth(unit, rest, next))
    ? { add: Number(rest.text) / 10, to: to + 1 }
    : { add: 0, to };
};

/** "1 tấn 4", "1 ký 2 hết 30k": nothing follows that the digit could count, and no such weight costs four thousand. */
const isSpacedTenth = (unit: string, rest: Token, next: Token | undefined): boolean =>
  !rest.glued &&
  /^(?:kg|tấn|tạ|mét)$/u.test(unit) &&
  (next === undefined || next.kind === "break" || next.text === "," || next.bare === "het");

/** "thịt ba chỉ", "xôi ba lá": here the digit word names, it does not count. */
const isName = (scene: Scene, at: number, to: number): boolean =>
  to === at + 1 && NOT_NUMBERS.test(`${scene.tokens[at]?.bare ?? ""} ${scene.tokens[to]?.bare ?? ""}`);

/** "1 canh 10k" in a text with diacritics is a soup; "2 canh hong" without them may be branches. */
const isDish = (scene: Scene, at: number, to: number, unit: string): boolean => {
  const bare = scene.accented && scene.tokens[at]?.accented === false && /[^a-z0-9]/u.test(unit);
  return bare && scene.tokens[to]?.kind !== "word" && !/^(?:ky|ki|to|coc|hop|goi)$/u.test(scene.tokens[at]?.bare ?? "");
};

const countAt: SpanReader = (scene, at) => {
  if (!mayOpenNumber(scene.tokens[at])) return undefined;
  const number = numberAt(scene, at);
  if (number === undefined || number.value <= 0 || isName(scene, at, number.to)) return undefined;
  const unit = phraseAt(UNITS, scene.tokens, number.to);
  if (unit === undefined || afterGoodsName(scene.tokens, number.to) !== undefined) return undefined;
  if (unit.value === "m" && !scene.tokens[number.to]?.glued) return undefined;
  if (isDish(scene, number.to, unit.to, unit.value)) return undefined;
  const rest = restAfter(scene, unit.to, unit.value);
  const value = (number.value + rest.add) * (COUNT_MULTIPLES.get(unit.value) ?? 1);
  return { kind: "count", from: at, to: rest.to, value, unit: unit.value };
};

/** Numbers with what is counted: "2 ly", "nửa ký", "1 tá" (12). */
export const parseUnits = (scene: Scene): Span[] => atEachToken(scene, countAt);
