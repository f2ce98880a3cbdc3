import type { Token } from "../token.ts";
import type { MoneyUnit } from "../words/money-units.ts";
import type { Claims } from "./claims.ts";
import { afterDong, afterForeign, moneyUnitAt } from "./money-lexicon.ts";
import type { MoneyReading } from "./money-reading.ts";
import type { MoneyTail } from "./read-money-tail.ts";
import { readMoneyTail } from "./read-money-tail.ts";
import { roleAt } from "./number-roles.ts";
import type { Group } from "./read-group.ts";
import { readGroup } from "./read-group.ts";

interface Sum {
  readonly vnd: number;
  readonly to: number;
  readonly unit: MoneyUnit;
  readonly orVnd: readonly number[];
}

/** "nửa triệu"; "triệu hai", "củ rưỡi": no number before the unit. */
const headAt = (tokens: readonly Token[], at: number): Group | undefined => {
  if (roleAt(tokens, at, "nua") !== undefined && moneyUnitAt(tokens, at + 1) !== undefined)
    return { value: 0.5, to: at + 1, form: "digit" };
  const unit = moneyUnitAt(tokens, at);
  const opens =
    unit !== undefined && unit.vnd >= 1e6 && (unit.trust === "word" || unit.words.includes("củ")) && !tokens[at]?.glued;
  if (opens && (roleAt(tokens, at + 1, "half") !== undefined || loneDigitEnds(tokens, at + 1)))
    return { value: 1, to: at, form: "digit" };
  return readGroup(tokens, at);
};

const loneDigitEnds = (tokens: readonly Token[], at: number): boolean => {
  const digit = tokens[at]?.kind === "word" ? roleAt(tokens, at, "digit") : undefined;
  const next = tokens[at + 1];
  return digit !== undefined && digit > 0 && (next === undefined || next.kind === "break" || next.kind === "mark");
};

const DECIMALS_LOST = 1e-6;
const whole = (value: number): number | undefined => {
  const rounded = Math.round(value);
  return Math.abs(rounded - value) < DECIMALS_LOST * Math.max(1, Math.abs(value)) && Number.isSafeInteger(rounded)
    ? rounded
    : undefined;
};

/** "25.000k" and "1.250tr": thousands marks before a unit that already means thousands, or a decimal point. */
const otherReadings = (group: Group, unit: MoneyUnit, vnd: number): number[] => {
  if (group.form !== "digits") return [];
  const doubled =
    unit.vnd === 1e3 &&
    group.value >= 1_000 &&
    group.value % 1_000 === 0 &&
    (group.grouped === true || group.value >= 10_000);
  const pointed = unit.vnd >= 1e6 && group.grouped === true;
  return doubled || pointed ? [vnd / 1_000] : [];
};

const firstPart = (tokens: readonly Token[], group: Group): Sum | undefined => {
  const unit = moneyUnitAt(tokens, group.to);
  if (unit === undefined) return undefined;
  const vnd = group.value * unit.vnd;
  const others = [...otherReadings(group, unit, vnd), ...(unit.orVnd ?? []).map((each) => group.value * each)];
  return { vnd, to: group.to + 1, unit, orVnd: others };
};

const isGoods = (unit: MoneyUnit, moreVnd: number): boolean =>
  unit.trust === "doubtful" || unit.words.includes("lít") || (unit.trust === "slang" && moreVnd * 10 < unit.vnd);

const morePart = (tokens: readonly Token[], sum: Sum): Sum | undefined => {
  const group = readGroup(tokens, sum.to);
  if (group === undefined) return undefined;
  const unit = moneyUnitAt(tokens, group.to);
  if (unit === undefined || unit.vnd >= sum.unit.vnd || unit.trust === "doubtful" || unit.trust === "slang")
    return undefined;
  // "3 chai 45k", "2 củ 16k": a price of the goods before it, no part of the amount.
  if (isGoods(sum.unit, group.value * unit.vnd)) return undefined;
  return group.value * unit.vnd >= sum.unit.vnd
    ? undefined
    : { vnd: sum.vnd + group.value * unit.vnd, to: group.to + 1, unit, orVnd: [] };
};

const allParts = (tokens: readonly Token[], first: Sum): Sum => {
  let sum = first;
  for (let more = morePart(tokens, sum); more !== undefined; more = morePart(tokens, sum)) sum = more;
  return sum;
};

/** Every other reading of the amount: of its tail, of its unit, or of its only part. */
const othersOf = (sum: Sum, tail: MoneyTail | undefined): readonly number[] => {
  if (tail === undefined) return sum.orVnd;
  const tailOthers = tail.orVnd.map((other) => sum.vnd + other);
  const unitOthers = (sum.unit.orVnd ?? []).map((each) => (sum.vnd + tail.vnd) * (each / sum.unit.vnd));
  return [...tailOthers, ...unitOthers];
};

/** How far the unit can be trusted, where it cannot be wholly. */
const doubtsOf = (first: Sum, tokens: readonly Token[]): Partial<MoneyReading> => {
  const { trust, orVnd } = first.unit;
  if (trust !== "slang" && trust !== "doubtful") return {};
  const slang = tokens[first.to - 1]?.toneless ?? "";
  return trust === "doubtful" && orVnd === undefined ? { slang, doubtful: true } : { slang };
};

const withUnit = (tokens: readonly Token[], group: Group, claims: Claims): MoneyReading | undefined => {
  const first = firstPart(tokens, group);
  if (first === undefined) return undefined;
  const sum = allParts(tokens, first);
  const tail = readMoneyTail(tokens, sum.to, sum.unit.vnd, claims);
  const vnd = whole(sum.vnd + (tail?.vnd ?? 0));
  if (vnd === undefined) return undefined;
  return {
    vnd,
    to: tail?.to ?? sum.to,
    said: "unit",
    orVnd: othersOf(sum, tail).map((other) => Math.round(other)),
    foreign: false,
    ...doubtsOf(first, tokens),
  };
};

const withoutUnit = (tokens: readonly Token[], group: Group): MoneyReading | undefined => {
  const dong = afterDong(tokens, group.to);
  const exactVnd = whole(group.value);
  if (dong !== undefined) return exactVnd === undefined ? undefined : plain(exactVnd, dong, "unit");
  const talk = group.form === "hundred" || group.form === "chuc";
  const vnd = talk ? whole(group.value * 1_000) : exactVnd;
  return vnd === undefined ? undefined : plain(vnd, group.to, talk ? "talk" : "bare");
};

const plain = (vnd: number, to: number, said: MoneyReading["said"]): MoneyReading => ({
  vnd,
  to,
  said,
  orVnd: [],
  foreign: false,
});

const currencyAfter = (tokens: readonly Token[], reading: MoneyReading): MoneyReading => {
  const dong = afterDong(tokens, reading.to);
  if (dong !== undefined) return { ...reading, to: dong };
  const foreign = afterForeign(tokens, reading.to);
  return foreign === undefined ? reading : { ...reading, to: foreign, foreign: true, said: "unit" };
};

const readPositive = (tokens: readonly Token[], at: number, claims: Claims): MoneyReading | undefined => {
  const group = headAt(tokens, at);
  if (group === undefined) return undefined;
  const foreign = afterForeign(tokens, group.to);
  if (foreign !== undefined && afterDong(tokens, group.to) === undefined)
    return { ...plain(Math.round(group.value), foreign, "unit"), foreign: true };
  const reading = withUnit(tokens, group, claims) ?? withoutUnit(tokens, group);
  return reading === undefined ? undefined : currencyAfter(tokens, reading);
};

const NEVER_CLAIMS: Claims = () => false;

/** "₫10.000", "đ10.000". */
const isDongSign = (token: Token, next: Token | undefined): boolean =>
  next?.kind === "number" && next.glued && (token.text === "₫" || token.exact === "đ");

/** Index after a currency written in front ("VND1000", "VN$1000", "$10", "EUR 20"). */
const currencyBefore = (
  tokens: readonly Token[],
  at: number,
): { readonly to: number; readonly foreign: boolean } | undefined => {
  const token = tokens[at];
  if (token === undefined || token.kind === "number") return undefined;
  if (token.bare === "vn" && tokens[at + 1]?.text === "$") return { to: at + 2, foreign: false };
  if (token.bare === "vnd" || isDongSign(token, tokens[at + 1])) return { to: at + 1, foreign: false };
  const foreign = afterForeign(tokens, at);
  return foreign !== undefined && tokens[foreign]?.kind === "number" ? { to: foreign, foreign: true } : undefined;
};

/**
 * The amount of money that begins at a token, in đồng: "2tr5", "hai trăm rưỡi" (250.000), "1.200k", "$10" (foreign).
 * A number without any unit is read as `bare`: whether it means thousands depends on the message.
 */
export const readMoney = (
  tokens: readonly Token[],
  at: number,
  claims: Claims = NEVER_CLAIMS,
): MoneyReading | undefined => {
  const minus =
    roleAt(tokens, at, "minus") !== undefined ||
    (/^[-−]$/u.test(tokens[at]?.text ?? "") && tokens[at + 1]?.glued === true);
  const from = minus ? at + 1 : at;
  const before = currencyBefore(tokens, from);
  const reading = readPositive(tokens, before?.to ?? from, claims);
  if (reading === undefined) return undefined;
  const priced =
    before === undefined ? reading : { ...reading, said: "unit" as const, foreign: before.foreign || reading.foreign };
  return minus ? { ...priced, vnd: -priced.vnd, orVnd: priced.orVnd.map((vnd) => -vnd) } : priced;
};
