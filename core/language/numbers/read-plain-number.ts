import type { Token } from "../token.ts";
import type { Group } from "./read-group.ts";
import { readGroup } from "./read-group.ts";
import { roleAt } from "./number-roles.ts";

export interface PlainNumber {
  readonly value: number;
  readonly to: number;
}

const BILLION = 1e9;
const LETTER_SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9, tr: 1e6 };

const scaleAt = (tokens: readonly Token[], at: number): number | undefined => {
  const token = tokens[at];
  if (token?.kind !== "word") return undefined;
  if (token.glued) return LETTER_SCALES[token.bare] ?? roleAt(tokens, at, "scale");
  return roleAt(tokens, at, "scale");
};

const fractionDigits = (tokens: readonly Token[], at: number): { readonly text: string; readonly to: number } => {
  let text = "";
  let to = at;
  while (to < tokens.length && text.length < 15) {
    const digit = roleAt(tokens, to, "digit");
    if (digit === undefined) break;
    text += String(digit);
    to += 1;
  }
  return { text, to };
};

/** "một trăm linh ba phẩy bốn" : the digits after "phẩy" join the group before it. */
const withFraction = (tokens: readonly Token[], group: Group): Group & { readonly fractionText?: string } => {
  if (roleAt(tokens, group.to, "point") === undefined) return group;
  const { text, to } = fractionDigits(tokens, group.to + 1);
  return text === ""
    ? group
    : { ...group, value: Number(`${group.value}.${text}`), to, fraction: true, fractionText: text };
};

const tailValue = (group: Group, scale: number): number => {
  if (scale === Number.POSITIVE_INFINITY) return group.value;
  const short = group.form === "digit" || (group.form === "digits" && group.length === 1);
  return short && !(group.fraction ?? false) && group.value > 0 ? (group.value * scale) / 10 : group.value;
};

/** Sum kept as decimal text, because 0.789 added to 123456000000 loses digits otherwise. */
const plus = (total: number, group: number, fractionText: string | undefined): number =>
  fractionText === undefined ? total + group : Number(`${total + Math.trunc(group)}.${fractionText}`);

const times = (value: number, scale: number): number => Number((value * scale).toPrecision(15));

interface Sum {
  readonly total: number;
  /** The scale that was said last; what follows must be smaller. */
  readonly last: number;
  readonly at: number;
  /** Nothing can follow. */
  readonly ended: boolean;
}

const groupAt = (tokens: readonly Token[], sum: Sum, from: number): Group | undefined => {
  if (sum.last !== Number.POSITIVE_INFINITY && roleAt(tokens, sum.at, "point") !== undefined)
    return { value: 0, to: sum.at, form: "digit" };
  return readGroup(tokens, sum.at) ?? loneScale(tokens, sum.at, from);
};

/** "một nghìn tỷ", "một nghìn hai trăm tỷ": all that was said so far counts billions. */
const inBillions = (tokens: readonly Token[], sum: Sum): Sum =>
  sum.last < BILLION && scaleAt(tokens, sum.at) === BILLION
    ? { ...sum, total: times(sum.total, BILLION), last: BILLION, at: sum.at + 1 }
    : sum;

const withScale = (tokens: readonly Token[], sum: Sum, group: Group, scale: number): Sum | undefined => {
  if (scale < sum.last)
    return inBillions(tokens, {
      total: plus(sum.total, times(group.value, scale), undefined),
      last: scale,
      at: group.to + 1,
      ended: false,
    });
  if (scale !== BILLION || sum.last >= BILLION) return undefined;
  return inBillions(tokens, { ...sum, total: sum.total + group.value, at: group.to });
};

const withHalf = (tokens: readonly Token[], sum: Sum): Sum =>
  roleAt(tokens, sum.at, "half") === undefined
    ? sum
    : { ...sum, total: sum.total + sum.last / 2, at: sum.at + 1, ended: true };

/** The sum with the next group and its scale; undefined where nothing more belongs to the number. */
const addGroup = (tokens: readonly Token[], sum: Sum, from: number): Sum | undefined => {
  const read = groupAt(tokens, sum, from);
  if (read === undefined) return undefined;
  const group = withFraction(tokens, read);
  const scale = scaleAt(tokens, group.to);
  if (scale === undefined)
    return {
      total: plus(sum.total, tailValue(group, sum.last), group.fractionText),
      last: sum.last,
      at: group.to,
      ended: true,
    };
  const scaled = withScale(tokens, sum, group, scale);
  return scaled === undefined ? undefined : withHalf(tokens, scaled);
};

const readPositive = (tokens: readonly Token[], from: number): PlainNumber | undefined => {
  let sum: Sum = { total: 0, last: Number.POSITIVE_INFINITY, at: from, ended: false };
  while (sum.at < tokens.length && !sum.ended) {
    const next = addGroup(tokens, sum, from);
    if (next === undefined) break;
    sum = next;
  }
  return sum.at === from ? undefined : { value: sum.total, to: sum.at };
};

/** "nghìn", "triệu hai": a scale that opens the number stands for one of it. */
const loneScale = (tokens: readonly Token[], at: number, from: number): Group | undefined =>
  at === from && roleAt(tokens, at, "scale") !== undefined ? { value: 1, to: at, form: "digit" } : undefined;

const startsWithMark = (tokens: readonly Token[], at: number): boolean =>
  /^[.,]$/u.test(tokens[at]?.text ?? "") && tokens[at + 1]?.glued === true;

/** ",77" */
const readPointFirst = (tokens: readonly Token[], at: number): PlainNumber | undefined => {
  const digits = startsWithMark(tokens, at) ? tokens[at + 1] : undefined;
  if (digits === undefined || !/^[0-9]+$/u.test(digits.text)) return undefined;
  const scale = scaleAt(tokens, at + 2);
  return { value: times(Number(`0.${digits.text}`), scale ?? 1), to: at + (scale === undefined ? 2 : 3) };
};

/** The plain number (no money in mind) that begins at a token: "một ngàn chín lăm" = 1095, "hai triệu" = 2000000, "-1,2M". */
export const readPlainNumber = (tokens: readonly Token[], at: number): PlainNumber | undefined => {
  const minus = tokens[at]?.text === "-" || tokens[at]?.text === "−" || roleAt(tokens, at, "minus") !== undefined;
  const from = minus ? at + 1 : at;
  const read = readPointFirst(tokens, from) ?? readPositive(tokens, from);
  if (read === undefined) return undefined;
  return minus ? { value: -read.value, to: read.to } : read;
};
