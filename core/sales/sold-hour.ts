import { TZDate } from "@date-fns/tz";

import { businessDate, type DayCount } from "./business-date.ts";

interface Told {
  readonly businessDate: string;
  /** `HH:mm` */
  readonly time?: string;
  readonly scope: "lump" | "day_rest" | "items";
  /** No day was said. */
  readonly isFresh?: true;
}

/**
 * The hour in which something was sold, where it is known: as it was said, or now for goods of today and for an amount
 * without a day. "hôm nay bán 2 triệu" in the evening tells nothing of the hour, and yesterday's sales neither.
 */
export function soldHourOf(
  { businessDate: date, time, scope, isFresh }: Told,
  now: Date,
  shop: DayCount,
): number | undefined {
  if (time !== undefined) return Number(time.slice(0, 2));
  const isNow = date === businessDate(now, shop) && (scope === "items" || (scope === "lump" && isFresh === true));
  return isNow ? new TZDate(now, shop.timeZone).getHours() : undefined;
}
