import { formatISO, parseISO, subDays } from "date-fns";
import { TZDate } from "@date-fns/tz";

import type { SaleLine } from "../../core/insights/advice/history/collect-history.ts";
import { UserError } from "../user-error.ts";
import type { SalesColumns } from "./sales-columns.ts";

const HOME_ZONE = "Asia/Ho_Chi_Minh";
/** Until four in the morning it is still the business day before. */
const CUTOFF_MINUTES = 240;
const DAY_MINUTES = 1440;

const TIME =
  /^(?<date>\d{4}-\d{2}-\d{2})(?:[T ](?<hour>\d{1,2}):(?<minute>\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/iu;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/u;

interface Moment {
  readonly date: string;
  readonly minuteOfDay: number;
}

const isCalendarDate = (date: string): boolean => {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(+parsed) && parsed.toISOString().startsWith(date);
};

/** The wall clock of a shop in Vietnam at an instant told with its offset. */
const atHome = (text: string): Moment => {
  const local = new TZDate(+new Date(text.replace(" ", "T")), HOME_ZONE);
  return {
    date: formatISO(local, { representation: "date" }),
    minuteOfDay: local.getHours() * 60 + local.getMinutes(),
  };
};

const dayBefore = new Map<string, string>();
/** Nights are few: each date's eve is reckoned once. */
const eveOf = (date: string): string => {
  const known = dayBefore.get(date) ?? formatISO(subDays(parseISO(date), 1), { representation: "date" });
  dayBefore.set(date, known);
  return known;
};

const knownDates = new Set<string>();
const checkedDate = (date: string): boolean => {
  if (knownDates.has(date)) return true;
  if (!isCalendarDate(date)) return false;
  knownDates.add(date);
  return true;
};

/** `2026-11-25T09:58` or `2026-11-25 09:58:11`, the shop's wall clock unless an offset stands behind; undefined if none. */
function readTime(text: string): Moment | undefined {
  const parts = TIME.exec(text)?.groups;
  const date = parts?.["date"];
  if (date === undefined || !checkedDate(date)) return undefined;
  const [hour, minute] = [Number(parts?.["hour"] ?? 12), Number(parts?.["minute"] ?? 0)];
  if (hour > 23 || minute > 59) return undefined;
  const moment = parts?.["zone"] === undefined ? { date, minuteOfDay: hour * 60 + minute } : atHome(text);
  if (moment.minuteOfDay >= CUTOFF_MINUTES) return moment;
  return { date: eveOf(moment.date), minuteOfDay: moment.minuteOfDay + DAY_MINUTES };
}

const readNumber = (text: string): number | undefined => (NUMBER.test(text) ? Number(text) : undefined);

/** One row as a line of a ticket. @throws UserError that names the line, the column and what was expected */
export function readSaleRow(row: readonly string[], columns: SalesColumns, lineNumber: number): SaleLine {
  const cell = (column: keyof SalesColumns): string => (row[columns[column]] ?? "").trim();
  const fail = (column: keyof SalesColumns, expected: string): never => {
    throw new UserError(`Line ${String(lineNumber)}: ${column} should be ${expected}, not “${cell(column)}”.`);
  };
  const ticket = cell("transaction_id") || fail("transaction_id", "the number of a sale");
  const item = cell("item").normalize("NFC") || fail("item", "a name");
  const moment = readTime(cell("time")) ?? fail("time", "like 2026-11-25T09:58");
  const quantity = readNumber(cell("quantity")) ?? fail("quantity", "a number such as 2 or 0.5");
  const unitPriceVnd =
    readNumber(cell("unit_price_vnd")) ?? fail("unit_price_vnd", "đồng without separators, such as 25000");
  if (unitPriceVnd < 0 || !Number.isSafeInteger(unitPriceVnd)) fail("unit_price_vnd", "whole đồng, not below 0");
  return { ticket, item, ...moment, quantity, unitPriceVnd };
}
