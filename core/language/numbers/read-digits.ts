/** A number written in digits. */
export interface DigitNumber {
  readonly value: number;
  /** Digits before any mark; how "1tr25" and "1tr250" differ. */
  readonly length: number;
  /** Whether it had marks between thousands ("1.200"). */
  readonly grouped: boolean;
  /** Whether it had a fraction. */
  readonly fraction: boolean;
}

const THOUSANDS = /^[1-9][0-9]{0,2}(?:\.[0-9]{3})+$|^[1-9][0-9]{0,2}(?:,[0-9]{3})+$/u;
const MIXED = /^([1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]{1,2})$|^([1-9][0-9]{0,2}(?:,[0-9]{3})+)\.([0-9]{1,2})$/u;
const FRACTION = /^([0-9]+)[.,]([0-9]+)$/u;
const MAX_DIGITS = 15;

const digits = (text: string): string => text.replace(/[.,]/gu, "");

const made = (value: number, length: number, grouped: boolean, fraction: boolean): DigitNumber => ({
  value,
  length,
  grouped,
  fraction,
});

/** The text of a number token: "1.200.000" → 1200000, "2,5" → 2.5, "25.000" → 25000; undefined for what is no number ("1.2.3", 20 digits). */
export const readDigits = (text: string): DigitNumber | undefined => {
  if (!text.includes(".") && !text.includes(","))
    return text.length > MAX_DIGITS ? undefined : made(Number(text), text.length, false, false);
  if (text.length > 24 || digits(text).length > MAX_DIGITS) return undefined;
  if (THOUSANDS.test(text)) return made(Number(digits(text)), digits(text).length, true, false);
  const mixed = MIXED.exec(text);
  if (mixed !== null) {
    const whole = digits(mixed[1] ?? mixed[3] ?? "");
    return made(Number(`${whole}.${mixed[2] ?? mixed[4]}`), whole.length, true, true);
  }
  const fraction = FRACTION.exec(text);
  if (fraction === null) return undefined;
  return made(Number(`${fraction[1]}.${fraction[2]}`), fraction[1]?.length ?? 0, false, true);
};
