import type { Token } from "../token.ts";
import type { Claims } from "./claims.ts";
import { afterDong, moneyUnitAt } from "./money-lexicon.ts";
import { roleAt } from "./number-roles.ts";
import type { Group } from "./read-group.ts";
import { readGroup } from "./read-group.ts";

/** What follows the last unit of an amount: the 5 of "2tr5", the "rưỡi" of "2 triệu rưỡi". */
export interface MoneyTail {
  readonly vnd: number;
  readonly to: number;
  readonly orVnd: readonly number[];
}

const tail = (vnd: number, to: number, orVnd: readonly number[] = []): MoneyTail => ({ vnd, to, orVnd });

/** Digits after the unit: one is tenths, two hundredths, three thousandths; a round ten is read both ways by people. */
const writtenTail = (group: Group, unitVnd: number): MoneyTail | undefined => {
  const { value, to, length } = group;
  if (group.fraction === true) return undefined;
  if (group.grouped === true || (length ?? 0) > 3)
    return value < unitVnd && value >= 1_000 ? tail(value, to) : undefined;
  if (length === 1) return tail((value * unitVnd) / 10, to);
  if (length === 3) return tail((value * unitVnd) / 1_000, to);
  const hundredths = (value * unitVnd) / 100;
  return value % 10 === 0 ? tail(hundredths, to, [(value * unitVnd) / 1_000]) : tail(hundredths, to);
};

const saidTail = (group: Group, unitVnd: number): MoneyTail => {
  const { value, to, form } = group;
  if (form === "digit") return tail((value * unitVnd) / 10, to);
  if (form === "pair") return tail((value * unitVnd) / 100, to);
  if (form === "hundred" || form === "chuc") return tail((value * unitVnd) / 1_000, to);
  return tail((value * unitVnd) / 100, to, [(value * unitVnd) / 1_000]);
};

/** "5k5/gói": behind the bar stands what the price is for. */
const pricesUnit = (tokens: readonly Token[], group: Group, at: number): boolean =>
  tokens[group.to]?.text === "/" && tokens[group.to + 1]?.kind === "word" && tokens[at]?.glued === true;

/** Spaced from the unit, a number is a tail only if nothing after it claims it. */
const belongs = (tokens: readonly Token[], group: Group, at: number, claims: Claims): boolean => {
  if (afterDong(tokens, group.to) !== undefined) return true;
  const next = tokens[group.to];
  if (next === undefined || next.kind === "break") return true;
  if (next.kind === "mark") return !/[/:%×*-]/u.test(next.text) || pricesUnit(tokens, group, at);
  if (next.kind === "number" || moneyUnitAt(tokens, group.to) !== undefined) return false;
  if (/^(?:x|h|g|gio)$/u.test(next.bare)) return false;
  const first = tokens[at];
  if (first?.glued === true && first.kind === "number") return true;
  return !claims(group.to);
};

/** Reads the tail of an amount whose last unit was worth `unitVnd`; undefined where what follows is not part of it. */
export const readMoneyTail = (
  tokens: readonly Token[],
  at: number,
  unitVnd: number,
  claims: Claims,
): MoneyTail | undefined => {
  if (roleAt(tokens, at, "half") !== undefined) return tail(unitVnd / 2, at + 1);
  const dong = afterDong(tokens, at);
  if (dong !== undefined) return undefined;
  const first = tokens[at];
  if (unitVnd <= 1_000 && first?.kind === "number" && !first.glued && tokens[at + 1] !== undefined) return undefined;
  const group = readGroup(tokens, at);
  if (group === undefined || group.value === 0 || !belongs(tokens, group, at, claims)) return undefined;
  return group.form === "digits" ? writtenTail(group, unitVnd) : saidTail(group, unitVnd);
};
