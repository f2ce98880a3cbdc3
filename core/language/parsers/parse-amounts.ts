import { buildLexicon, phrasesAt } from "../lexicon.ts";
import { afterGoodsName } from "../numbers/after-goods-name.ts";
import { mayOpenMoney } from "../numbers/money-lexicon.ts";
import type { MoneyReading } from "../numbers/money-reading.ts";
import { readMoney } from "../numbers/read-money.ts";
import type { Group } from "../numbers/read-group.ts";
import { readGroup } from "../numbers/read-group.ts";
import { spokenRange } from "../numbers/spoken-range.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import { meaningsAt } from "../vocabulary.ts";
import { UNIT_NAMES } from "../words/goods-words.ts";

const UNITS = buildLexicon([...UNIT_NAMES.keys()].map((unit): readonly [string, true] => [unit, true]));

/** The word at an index counts goods, or is a word we know nothing of: either way it claims a number before it. */
const claimsIn =
  (scene: Scene) =>
  (index: number): boolean =>
    phrasesAt(UNITS, scene.tokens, index).length > 0 || meaningsAt(scene.tokens, index).length === 0;

const moneyOf = (scene: Scene, at: number, money: MoneyReading): Span => {
  const nearVnd = spokenRange(scene.tokens, at, money);
  const rough = nearVnd === undefined ? {} : ({ inexact: true, nearVnd } as const);
  return { kind: "money", from: at, to: money.to, money, ...rough };
};

/** A digit word, or two, may be a name; "hai lăm" and "ba tư" hardly are. */
const isWeak = (scene: Scene, at: number, money: MoneyReading, group: Group): boolean => {
  if (scene.tokens[at]?.kind !== "word" || (group.form !== "digit" && group.form !== "pair")) return false;
  const sure = /(?:lam|nham|tu|mot)$/u.test(scene.tokens[money.to - 1]?.bare ?? "");
  return !sure || (money.to === at + 1 && group.form === "digit");
};

const countOf = (scene: Scene, at: number, money: MoneyReading): Span => {
  const group = readGroup(scene.tokens, at);
  const [from, to] = [at, money.to];
  if (group === undefined) return { kind: "count", from, to, value: money.vnd };
  const { value } = group;
  return isWeak(scene, at, money, group)
    ? { kind: "count", from, to, value, weak: true }
    : { kind: "count", from, to, value };
};

/** "-2 ly" after a bullet is two glasses; a minus belongs to money only. */
const isBullet = (scene: Scene, at: number, money: MoneyReading): boolean =>
  scene.tokens[at]?.text === "-" && money.said === "bare";

/** "50-70k": between two numbers the mark joins a range. */
const isHyphen = (scene: Scene, at: number): boolean => {
  const token = scene.tokens[at];
  return token?.kind === "mark" && token.glued && (token.text === "-" || token.text === "−");
};

const isOther = (scene: Scene, at: number): boolean =>
  !mayOpenMoney(scene.tokens[at]) || isHyphen(scene, at) || afterGoodsName(scene.tokens, at) !== undefined;

/** Amounts of money and numbers. One pass: what one reading took is not read again. */
export const parseAmounts = (scene: Scene): Span[] => {
  const spans: Span[] = [];
  const claims = claimsIn(scene);
  let at = 0;
  while (at < scene.tokens.length) {
    const money = isOther(scene, at) ? undefined : readMoney(scene.tokens, at, claims);
    if (money === undefined || money.to <= at || isBullet(scene, at, money)) {
      at += 1;
      continue;
    }
    const group = scene.tokens[at]?.kind === "number" ? readGroup(scene.tokens, at) : undefined;
    const open = money.said === "bare" && group?.grouped !== true;
    spans.push(open ? countOf(scene, at, money) : moneyOf(scene, at, money));
    at = money.to;
  }
  return spans;
};
