import { addMonths, formatISO, getDate, getDaysInMonth, parseISO, setDate } from "date-fns";

import type { Act } from "../language/act.ts";

interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * The days that a correction of a plan names: "mốt", "25 đến 27", or with `beside` a bare "26", which is the next such
 * day of the month from there on. Business dates, inclusive.
 */
export function correctedDays(correction: Act, today: string, beside?: string): Days | undefined {
  const { settings, date } = correction;
  if (settings?.name === "days") {
    const [from = "", to = from] = settings.value.split("/");
    return { from, to };
  }
  if (date !== undefined) return { from: date, to: date };
  const day = beside === undefined ? undefined : dayOfMonthIn(correction);
  return beside === undefined || day === undefined ? undefined : nextNumbered(day, beside > today ? today : beside);
}

/** "không phải 25 mà 26", "sửa thành 26": read as pieces or as thousands, for nobody told the reader of days. */
function dayOfMonthIn({ items, totalVnd, implied }: Act): number | undefined {
  const [item, ...more] = items ?? [];
  const isBare = item?.name === "" && item.unit === undefined && more.length === 0;
  const number = isBare ? item.quantity : implied?.includes("totalVnd") === true ? (totalVnd ?? 0) / 1_000 : Number.NaN;
  return Number.isInteger(number) && number >= 1 && number <= 31 ? number : undefined;
}

function nextNumbered(day: number, from: string): Days | undefined {
  const start = parseISO(from);
  for (const month of [start, addMonths(start, 1), addMonths(start, 2)]) {
    if (day > getDaysInMonth(month) || (month === start && day < getDate(start))) continue;
    const date = formatISO(setDate(month, day), { representation: "date" });
    return { from: date, to: date };
  }
  return undefined;
}
