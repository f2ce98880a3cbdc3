// @ts-check
import { language, texts } from "./texts.js";

const locale = language === "en" ? "en-GB" : "vi-VN";
const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hour12: false });
const weekday = new Intl.DateTimeFormat(locale, { weekday: "long" });

/** @param {Date} at */
export const timeOf = (at) => clock.format(at);

/** The calendar day in the browser's zone, as a key to compare. @param {Date} at */
export const dayKey = (at) => `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`;

/** "Chủ nhật": Intl writes "Chủ Nhật", which the book does not. @param {Date} at */
const weekdayOf = (at) => {
  const name = weekday.format(at);
  return name.charAt(0) + name.slice(1).toLowerCase();
};

/**
 * "Hôm nay", "Hôm qua", "Chủ nhật 22/11", and with the year once it is another one.
 * @param {Date} at
 * @param {Date} now
 */
export const dayName = (at, now) => {
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (dayKey(at) === dayKey(now)) return texts.today;
  if (dayKey(at) === dayKey(yesterday)) return texts.yesterday;
  const year = at.getFullYear() === now.getFullYear() ? "" : `/${at.getFullYear()}`;
  return `${weekdayOf(at)} ${at.getDate()}/${at.getMonth() + 1}${year}`;
};
