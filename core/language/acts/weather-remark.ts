import type { Act } from "../act.ts";
import { isoDate } from "../dates/civil-day.ts";
import type { Scene } from "../scene.ts";

const WHEN = "(?:hôm nay|bữa nay|nay|sáng nay|trưa nay|chiều nay|tối nay|hôm qua|hqua|bữa qua|ngày mai|mai)";
const HOW =
  "(?:to|lớn|nhỏ|rào|dầm|quá|suốt|hoài|rồi|trời|cả ngày|tầm tã|tối ngày|nữa|ế|vắng|khách|luôn|nên|không có|ít|hết|nhiều|lắm)";
/** Accents are needed: "mua" is to buy. */
const RAIN = new RegExp(`^(${WHEN}) ?(?:thì |lại |trời |có )*mưa(?: ${HOW})*[.!…]*$`, "u");

/**
 * "hôm nay mưa", "nay mưa quá ế khách luôn": no matter of the book, and yet a reason that the forecast learns from. Only
 * where the whole message says nothing else, and a day.
 */
export function weatherRemark(text: string, { clock }: Scene): Act | undefined {
  const said = text.normalize("NFC").toLowerCase().trim().replace(/\s+/gu, " ");
  const [, when] = RAIN.exec(said) ?? [];
  if (when === undefined) return undefined;
  const date = isoDate(clock.businessDay + daysAway(when));
  return { act: "day_note", date, settings: { name: "day_note", value: "rain" } };
}

function daysAway(when: string): number {
  if (when.endsWith("qua")) return -1;
  return when.endsWith("mai") ? 1 : 0;
}
