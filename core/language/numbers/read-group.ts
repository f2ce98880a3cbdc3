import { memoAt } from "../memo-at.ts";
import type { Token } from "../token.ts";
import { readDigits } from "./read-digits.ts";
import { mayOpenNumber, roleAt } from "./number-roles.ts";

/**
 * A number without scales: up to 999 in words, any size in digits. `form` tells how it was said, because what
 * "2 triệu 25", "hai triệu hai lăm" and "hai triệu hai mươi lăm" mean depends on it.
 */
export interface Group {
  readonly value: number;
  readonly to: number;
  readonly form: "digits" | "digit" | "teen" | "pair" | "tens" | "chuc" | "hundred";
  /** For digits: how many there are before any fraction. */
  readonly length?: number;
  readonly grouped?: boolean;
  readonly fraction?: boolean;
}

const unitDigitAt = (tokens: readonly Token[], index: number): number | undefined => {
  const token = tokens[index];
  if (token?.kind === "number") return /^[0-9]$/u.test(token.text) ? Number(token.text) : undefined;
  return roleAt(tokens, index, "digit");
};

const wordDigitAt = (tokens: readonly Token[], index: number): number | undefined =>
  tokens[index]?.kind === "word" ? roleAt(tokens, index, "digit") : undefined;

/** One to nine, or a written single digit, after a ten or a hundred. */
const restDigit = (tokens: readonly Token[], index: number): number | undefined => {
  const digit = wordDigitAt(tokens, index);
  return digit === 0 ? undefined : digit;
};

/** "hăm lăm". */
const readTwenties = (tokens: readonly Token[], at: number): Group | undefined => {
  const rest = restDigit(tokens, at + 1);
  return rest === undefined ? undefined : { value: 20 + rest, to: at + 2, form: "pair" };
};

/** "hai mươi", "hai mươi lăm". */
const readFullTens = (tokens: readonly Token[], at: number): Group | undefined => {
  const digit = wordDigitAt(tokens, at);
  if (digit === undefined || digit === 0 || roleAt(tokens, at + 1, "tens") === undefined) return undefined;
  const rest = restDigit(tokens, at + 2);
  return { value: digit * 10 + (rest ?? 0), to: at + (rest === undefined ? 2 : 3), form: "tens" };
};

/** "mười", "mười lăm". */
const readTeen = (tokens: readonly Token[], at: number): Group | undefined => {
  if (roleAt(tokens, at, "ten") === undefined) return undefined;
  const rest = restDigit(tokens, at + 1);
  return { value: 10 + (rest ?? 0), to: at + (rest === undefined ? 1 : 2), form: "teen" };
};

/** "ba lăm" (35), or a digit alone. */
const readDigitPair = (tokens: readonly Token[], at: number): Group | undefined => {
  const digit = wordDigitAt(tokens, at);
  if (digit === undefined) return undefined;
  const rest = restDigit(tokens, at + 1);
  if (digit > 0 && rest !== undefined && !startsHigher(tokens, at + 2))
    return { value: digit * 10 + rest, to: at + 2, form: "pair" };
  return { value: digit, to: at + 1, form: "digit" };
};

const readTens = (tokens: readonly Token[], at: number): Group | undefined =>
  roleAt(tokens, at, "twenty") !== undefined
    ? readTwenties(tokens, at)
    : (readFullTens(tokens, at) ?? readTeen(tokens, at) ?? readDigitPair(tokens, at));

/** Whether the digit before belongs to what follows: in "năm hai trăm", "hai" opens a group of its own. */
const startsHigher = (tokens: readonly Token[], at: number): boolean =>
  roleAt(tokens, at, "hundred") !== undefined ||
  roleAt(tokens, at, "tens") !== undefined ||
  roleAt(tokens, at, "chuc") !== undefined;

interface Rest {
  readonly add: number;
  readonly to: number;
}

/** "trăm linh năm", "trăm lẻ 5". */
const zeroTenRest = (tokens: readonly Token[], at: number): Rest => {
  const digit = unitDigitAt(tokens, at + 1);
  return digit === undefined ? { add: 0, to: at } : { add: digit, to: at + 2 };
};

/** "3 trăm 5", "3 trăm 25". */
const writtenRest = (tokens: readonly Token[], at: number): Rest | undefined => {
  const token = tokens[at];
  if (token?.kind !== "number" || !/^[1-9][0-9]?$/u.test(token.text) || !endsNumber(tokens, at + 1)) return undefined;
  return { add: Number(token.text) * (token.text.length === 1 ? 10 : 1), to: at + 1 };
};

const afterHundred = (tokens: readonly Token[], at: number): Rest => {
  if (roleAt(tokens, at, "zeroTen") !== undefined) return zeroTenRest(tokens, at);
  if (roleAt(tokens, at, "half") !== undefined) return { add: 50, to: at + 1 };
  const written = writtenRest(tokens, at);
  if (written !== undefined) return written;
  const rest = readChuc(tokens, at) ?? readTens(tokens, at);
  if (rest === undefined || rest.value === 0) return { add: 0, to: at };
  return { add: rest.form === "digit" ? rest.value * 10 : rest.value, to: rest.to };
};

/** Whether no word follows that would claim the number before it ("3 trăm 2 ly": the 2 counts glasses). */
const endsNumber = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  if (token === undefined || token.kind === "break") return true;
  if (token.kind === "mark") return !/[/:%-]/u.test(token.text);
  return roleAt(tokens, at, "scale") !== undefined || /^(?:k|ka|ng|tr|d|đ|dong|vnd)$/u.test(token.bare);
};

const readHundred = (tokens: readonly Token[], at: number): Group | undefined => {
  const alone = roleAt(tokens, at, "hundred") !== undefined;
  const digit = alone ? 1 : unitDigitAt(tokens, at);
  if (digit === undefined || (!alone && roleAt(tokens, at + 1, "hundred") === undefined)) return undefined;
  const after = at + (alone ? 1 : 2);
  const rest = afterHundred(tokens, after);
  return { value: digit * 100 + rest.add, to: rest.to, form: "hundred" };
};

const readChuc = (tokens: readonly Token[], at: number): Group | undefined => {
  const alone = roleAt(tokens, at, "chuc") !== undefined;
  const token = tokens[at];
  const digit = alone
    ? 1
    : token?.kind === "number" && /^[0-9]{1,2}$/u.test(token.text)
      ? Number(token.text)
      : wordDigitAt(tokens, at);
  if (digit === undefined || (!alone && roleAt(tokens, at + 1, "chuc") === undefined)) return undefined;
  const after = at + (alone ? 1 : 2);
  if (roleAt(tokens, after, "half") !== undefined) return { value: digit * 10 + 5, to: after + 1, form: "chuc" };
  const rest = restDigit(tokens, after);
  const ends = rest !== undefined && endsNumber(tokens, after + 1);
  return { value: digit * 10 + (ends ? rest : 0), to: ends ? after + 1 : after, form: "chuc" };
};

/** "nửa chục". */
const readHalfTen = (tokens: readonly Token[], at: number): Group | undefined =>
  roleAt(tokens, at, "nua") !== undefined && roleAt(tokens, at + 1, "chuc") !== undefined
    ? { value: 5, to: at + 2, form: "chuc" }
    : undefined;

const readZeroHundred = (tokens: readonly Token[], at: number): Group | undefined => {
  if (roleAt(tokens, at, "zeroTen") === undefined) return undefined;
  const rest = readTens(tokens, at + 1);
  return rest === undefined ? undefined : { ...rest, form: "tens" };
};

const isThousands = (token: Token): boolean => /^[0-9]{3}$/u.test(token.text) && !token.glued;

/** Thousands parted by spaces: "1 200 000". One group of three is no proof, two are. */
const readSpaced = (tokens: readonly Token[], at: number): Group | undefined => {
  const first = tokens[at];
  if (first === undefined || !/^[1-9][0-9]{0,2}$/u.test(first.text)) return undefined;
  let to = at + 1;
  let text = first.text;
  for (let next = tokens[to]; to < at + 5 && next !== undefined && isThousands(next); next = tokens[to]) {
    text += next.text;
    to += 1;
  }
  return to - at < 3 ? undefined : { value: Number(text), to, form: "digits", length: text.length, grouped: true };
};

const readWritten = (tokens: readonly Token[], at: number): Group | undefined => {
  const token = tokens[at];
  if (token?.kind !== "number") return undefined;
  const spaced = readSpaced(tokens, at);
  if (spaced !== undefined) return spaced;
  const number = readDigits(token.text);
  if (number === undefined) return undefined;
  return {
    value: number.value,
    to: at + 1,
    form: "digits",
    length: number.length,
    grouped: number.grouped,
    fraction: number.fraction,
  };
};

const groupAt = (tokens: readonly Token[], at: number): Group | undefined =>
  readHundred(tokens, at) ??
  readHalfTen(tokens, at) ??
  readChuc(tokens, at) ??
  readZeroHundred(tokens, at) ??
  readWritten(tokens, at) ??
  readTens(tokens, at);

const knownGroup = memoAt(groupAt);

/** The number that begins at a token, without its scale ("hai trăm rưỡi", "ba lăm", "2,5", "5 chục"). */
export const readGroup = (tokens: readonly Token[], at: number): Group | undefined =>
  mayOpenNumber(tokens[at]) ? knownGroup(tokens, at) : undefined;
