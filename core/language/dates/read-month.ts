import type { Token } from "../token.ts";
import { roleAt } from "../numbers/number-roles.ts";
import { readGroup } from "../numbers/read-group.ts";
import { saidYear } from "./said-year.ts";

export const bareAt = (tokens: readonly Token[], at: number): string => tokens[at]?.bare ?? "";

export const fullYear = (text: string): number | undefined => {
  if (/^(?:19|20)[0-9]{2}$/u.test(text)) return Number(text);
  return /^[0-9]{2}$/u.test(text) ? 2000 + Number(text) : undefined;
};

export const smallWordNumber = (
  tokens: readonly Token[],
  at: number,
  max: number,
): { readonly value: number; readonly to: number } | undefined => {
  const group = readGroup(tokens, at);
  if (group === undefined || group.fraction === true || !Number.isInteger(group.value)) return undefined;
  return group.value >= 1 && group.value <= max ? group : undefined;
};

export const MONTH_NAMES: Readonly<Record<string, number>> = { gieng: 1, chap: 12 };

/** "từng tháng năm nay": each month, of this year, and not of May. */
const EACH = /^(?:tung|moi|cac|theo|hang)$/u;

/** Costs that come by the month: the "t5" behind them is May and no Thursday. */
const BY_MONTH = /^(?:dien|nuoc|nha|bang|mang|net|wifi|internet|luong|rac|thue|phong|tro|gas|ga)$/u;

/** "t11" is November, "t2" to "t7" are days of the week unless a monthly cost stands before them. */
const isShortMonth = (tokens: readonly Token[], at: number): boolean => {
  const [letter, number] = [tokens[at], tokens[at + 1]];
  if (letter?.bare !== "t" || letter.glued || number?.glued !== true || tokens[at + 2]?.glued === true) return false;
  return (
    /^(?:1|[89]|1[0-2])$/u.test(number.text) || (/^[2-7]$/u.test(number.text) && BY_MONTH.test(bareAt(tokens, at - 1)))
  );
};

/** "tháng 3", "tháng ba", "tháng giêng". */
export const monthAfter = (
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly to: number } | undefined => {
  if (isShortMonth(tokens, at)) return { value: Number(tokens[at + 1]?.text), to: at + 2 };
  if (bareAt(tokens, at) !== "thang" || EACH.test(bareAt(tokens, at - 1))) return undefined;
  const named = MONTH_NAMES[bareAt(tokens, at + 1)];
  if (named !== undefined) return { value: named, to: at + 2 };
  const short = roleAt(tokens, at + 1, "digit") ?? roleAt(tokens, at + 1, "ten");
  // "tháng mười năm 2017": the "năm" opens the year, it does not make fifteen.
  if (short !== undefined && short > 0 && yearAfter(tokens, at + 2) !== undefined) return { value: short, to: at + 2 };
  const number = smallWordNumber(tokens, at + 1, 99);
  return number === undefined || number.value > 12 ? undefined : number;
};

/** "năm 2017", "năm hai nghìn mười bảy", or "/2017" after the month. */
export const yearAfter = (
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly to: number } | undefined => {
  const start = bareAt(tokens, at) === "cua" ? at + 1 : at;
  return slashedYear(tokens, start) ?? saidYear(tokens, start);
};

const slashedYear = (
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly to: number } | undefined => {
  const year = /^[/-]$/u.test(tokens[at]?.text ?? "") ? fullYear(tokens[at + 1]?.text ?? "") : undefined;
  return year === undefined ? undefined : { value: year, to: at + 2 };
};
