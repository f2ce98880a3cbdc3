import type { Language } from "../../core/ports/accounts.ts";

const UNITS: Record<Language, readonly (readonly [number, string])[]> = {
  vi: [
    [1_000_000_000, " tỷ"],
    [1_000_000, " triệu"],
    [1_000, "k"],
  ],
  en: [
    [1_000_000_000, "bn"],
    [1_000_000, "m"],
    [1_000, "k"],
  ],
};
const LOCALES: Record<Language, string> = { vi: "vi-VN", en: "en-GB" };
const TIGHT: Readonly<Record<string, string>> = { " triệu": "tr", " tỷ": "tỷ" };

interface Shape {
  readonly language: Language;
  readonly unit: "vnd" | "count";
  /** `tr` instead of `triệu`, where the room above a column is all there is. */
  readonly tight?: boolean;
}

/**
 * An amount as it is said: `2,3 triệu`, `450k`, `1,2 tỷ`; at most three digits that count.
 * @example shortAmount(2_345_000, { language: "vi", unit: "vnd" }) // "2,35 triệu"
 */
export function shortAmount(value: number, { language, unit, tight = false }: Shape): string {
  const number = new Intl.NumberFormat(LOCALES[language], { maximumSignificantDigits: tight ? 2 : 3 });
  if (unit === "count") return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 }).format(value);
  const [size, name] = UNITS[language].find(([least]) => Math.abs(value) >= least) ?? [1, "đ"];
  const whole = Math.abs(value) / size >= 100;
  const said = whole
    ? new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 0 }).format(value / size)
    : number.format(value / size);
  return `${said}${tight ? (TIGHT[name] ?? name) : name}`;
}
