import { roleAt } from "../numbers/number-roles.ts";
import { readGroup } from "../numbers/read-group.ts";
import { readPlainNumber } from "../numbers/read-plain-number.ts";
import type { Token } from "../token.ts";
import { PLACE } from "./date-lexicon.ts";
import { phraseAt } from "../lexicon.ts";
import type { CivilDay } from "./civil-day.ts";
import { partsOf } from "./civil-day.ts";

export interface Year {
  readonly value: number;
  readonly to: number;
}

const FIRST = 1900;
const LAST = 2200;

const digitAt = (tokens: readonly Token[], at: number): number | undefined =>
  tokens[at]?.kind === "word" ? roleAt(tokens, at, "digit") : undefined;

/** "hai không", "một chín": the century, digit by digit. */
const centuryAt = (tokens: readonly Token[], at: number): number | undefined => {
  const [thousands, hundreds] = [digitAt(tokens, at), digitAt(tokens, at + 1)];
  const century = thousands === undefined || hundreds === undefined ? undefined : thousands * 10 + hundreds;
  return century === 19 || century === 20 || century === 21 ? century : undefined;
};

/** "hai ba", "mười tám", "linh sáu" behind the century. */
const yearsAt = (tokens: readonly Token[], at: number): Year | undefined => {
  const [tens, ones] = [digitAt(tokens, at), digitAt(tokens, at + 1)];
  if (tens === 0 && ones !== undefined) return { value: ones, to: at + 2 };
  const group = readGroup(tokens, at);
  return group === undefined || group.value > 99 || !Number.isInteger(group.value) ? undefined : group;
};

/** "hai không hai ba", "hai không mười tám", "một chín chín năm". */
const readByDigits = (tokens: readonly Token[], at: number): Year | undefined => {
  const century = centuryAt(tokens, at);
  const years = century === undefined ? undefined : yearsAt(tokens, at + 2);
  return century === undefined || years === undefined
    ? undefined
    : { value: century * 100 + years.value, to: years.to };
};

/** The year behind "năm": "2017", "hai nghìn mười bảy", "hai không mười bảy". */
export const saidYear = (tokens: readonly Token[], at: number): Year | undefined => {
  if (tokens[at]?.exact !== "năm" && tokens[at]?.exact !== "nam") return undefined;
  const number = readPlainNumber(tokens, at + 1);
  if (number !== undefined && number.value >= FIRST && number.value <= LAST) return number;
  return readByDigits(tokens, at + 1);
};

/** "năm ngoái", "năm nay", "năm sau" behind a month. */
export const placedYear = (tokens: readonly Token[], at: number, today: CivilDay): Year | undefined => {
  if (tokens[at]?.bare !== "nam") return undefined;
  const place = phraseAt(PLACE, tokens, at + 1);
  return place === undefined ? undefined : { value: partsOf(today).year + place.value, to: place.to };
};
