import type { Shop } from "../ports/accounts.ts";
import type { DigestSchedule } from "../ports/digests.ts";

export const DEFAULT_SEND_AT_MINUTES = 420;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;
/** The day must be over, and late entries of the night should have come. */
const AFTER_CUTOFF_MINUTES = 30;

/** What a shop gets unless it says otherwise: every day at seven. */
export const defaultDigest = (shop: Shop, chatId: string, personId: string): DigestSchedule => ({
  tenantId: shop.tenantId,
  chatId,
  personId,
  timeZone: shop.timeZone,
  dayCutoffMinutes: shop.dayCutoffMinutes,
  sendAtMinutes: DEFAULT_SEND_AT_MINUTES,
  weekdays: EVERY_DAY,
  enabled: true,
  form: "full",
  weekly: true,
  monthly: true,
  tips: true,
  alerts: true,
});

/** The first minute of the day at which yesterday can be told. */
export const earliestSendMinutes = ({ dayCutoffMinutes }: Pick<DigestSchedule, "dayCutoffMinutes">): number =>
  dayCutoffMinutes + AFTER_CUTOFF_MINUTES;

const CLOCK_TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/u;

type Toggle = "weekly" | "monthly" | "tips" | "alerts";
const TOGGLES: Readonly<Record<string, Toggle>> = {
  digest_weekly: "weekly",
  digest_monthly: "monthly",
  tips: "tips",
  alerts: "alerts",
};

/**
 * The schedule after a setting was said: `digest` on or off, `digest_time` HH:mm, `digest_days` ISO weekdays ("1,6,7"),
 * `digest_form` full or short; `digest_weekly`, `digest_monthly`, `tips`, `alerts` on or off. `too_early` where yesterday would not be over; undefined for a setting that is none of the digest's.
 */
export function changedDigest(
  schedule: DigestSchedule,
  { name, value }: { readonly name: string; readonly value: string },
): DigestSchedule | "too_early" | undefined {
  if (name === "digest") return { ...schedule, enabled: value === "on" };
  if (name === "digest_form") return { ...schedule, form: value === "short" ? "short" : "full" };
  const toggle = TOGGLES[name];
  if (toggle !== undefined) return { ...schedule, [toggle]: value === "on" };
  if (name === "digest_days") return withDays(schedule, value);
  if (name !== "digest_time") return undefined;
  const [, hours, minutes] = CLOCK_TIME.exec(value) ?? [];
  if (hours === undefined) return undefined;
  const sendAtMinutes = Number(hours) * 60 + Number(minutes);
  if (sendAtMinutes < earliestSendMinutes(schedule)) return "too_early";
  return { ...schedule, sendAtMinutes, enabled: true };
}

function withDays(schedule: DigestSchedule, value: string): DigestSchedule | undefined {
  const weekdays = [...new Set(value.split(",").map(Number))].sort();
  const known = weekdays.length > 0 && weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  return known ? { ...schedule, weekdays, enabled: true } : undefined;
}
