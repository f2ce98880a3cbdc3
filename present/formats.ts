import type { Language } from "../core/ports/accounts.ts";

const LOCALES: Record<Language, string> = { vi: "vi-VN", en: "en-GB" };

/** Made once: making a formatter costs many times what using it does. */
const formatters = <T>(make: (locale: string) => T): Record<Language, T> => ({
  vi: make(LOCALES.vi),
  en: make(LOCALES.en),
});
const DAY_MS = 86_400_000;
const SUNDAY_MS = Date.UTC(2023, 0, 1);
const sentenceCase = (word: string, locale: string): string =>
  word.charAt(0).toLocaleUpperCase(locale) + word.slice(1).toLocaleLowerCase(locale);
const AMOUNTS = formatters((locale) => new Intl.NumberFormat(locale));
const QUANTITIES = formatters((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }));
/** From Sunday, as `getUTCDay` counts: `Chủ nhật`, `Thứ hai` … */
const WEEKDAYS = formatters((locale) => {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, day) => sentenceCase(weekday.format(SUNDAY_MS + day * DAY_MS), locale));
});

/** `2.000.000đ`; in English `2,000,000đ`. */
export const formatVnd = (amountVnd: number, language: Language): string => `${AMOUNTS[language].format(amountVnd)}đ`;

/** Up to three decimals, as the book keeps them: `1,5`. */
export const formatQuantity = (quantity: number, language: Language): string => QUANTITIES[language].format(quantity);

/** A calendar date has no zone: it is formatted as the UTC day of its own name. */
const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** `22/11`, and `22/11/2025` outside the year of `today`. */
export function formatShortDate(date: string, today: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  const short = `${String(Number(day))}/${String(Number(month))}`;
  return year === today.slice(0, 4) ? short : `${short}/${year}`;
}

/** `Chủ nhật 22/11`, `Sunday 22/11`. */
export function formatDate(date: string, today: string, language: Language): string {
  return `${WEEKDAYS[language][utc(date).getUTCDay()] ?? ""} ${formatShortDate(date, today)}`;
}

/** `09:05` in the zone. */
export const formatTime = (at: Date | string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(new Date(at));

/** How a date stands to today. */
export function nearness(date: string, today: string): "today" | "yesterday" | "other" {
  const days = (utc(today).getTime() - utc(date).getTime()) / DAY_MS;
  if (days === 0) return "today";
  return days === 1 ? "yesterday" : "other";
}

/** `6:30`, as people write it. */
export const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, "0")}`;
