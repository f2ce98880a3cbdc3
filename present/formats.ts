import type { Language } from "../core/ports/accounts.ts";

const LOCALES: Record<Language, string> = { vi: "vi-VN", en: "en-GB" };

/** `2.000.000đ`; in English `2,000,000đ`. */
export const formatVnd = (amountVnd: number, language: Language): string =>
  `${new Intl.NumberFormat(LOCALES[language]).format(amountVnd)}đ`;

/** Up to three decimals, as the book keeps them: `1,5`. */
export const formatQuantity = (quantity: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 3 }).format(quantity);

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
  const weekday = new Intl.DateTimeFormat(LOCALES[language], { weekday: "long", timeZone: "UTC" }).format(utc(date));
  const name =
    weekday.charAt(0).toLocaleUpperCase(LOCALES[language]) + weekday.slice(1).toLocaleLowerCase(LOCALES[language]);
  return `${name} ${formatShortDate(date, today)}`;
}

/** `09:05` in the zone. */
export const formatTime = (at: Date | string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(new Date(at));

/** How a date stands to today. */
export function nearness(date: string, today: string): "today" | "yesterday" | "other" {
  const days = (utc(today).getTime() - utc(date).getTime()) / 86_400_000;
  if (days === 0) return "today";
  return days === 1 ? "yesterday" : "other";
}
