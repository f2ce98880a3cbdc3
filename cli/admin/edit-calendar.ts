import { type SpecialDay, specialDayOn } from "../../core/insights/calendar/special-day.ts";
import type { CalendarOverrides } from "../../core/ports/calendar-overrides.ts";
import { formatTable } from "../operator/format-table.ts";

const HEADER = ["DAY", "NOW", "BY ITSELF"];
const MOST_SHOWN = 200;
const USUAL = "usual";

export interface CalendarEdit {
  readonly date: string;
  /** What the day is to be; `computed`: what the calendar works out, after all. */
  readonly becomes: SpecialDay | "usual" | "computed";
}

/** The days that were changed from today on, or one of them changed. Forecasts made from now on go by it. */
export async function editCalendar(
  overrides: CalendarOverrides,
  edit: CalendarEdit | undefined,
  today: string,
  print: (text: string) => void,
): Promise<void> {
  if (edit === undefined) return list(overrides, today, print);
  const { date, becomes } = edit;
  const computed = specialDayOn(date) ?? USUAL;
  if (becomes === "computed") {
    const wasChanged = await overrides.remove(date);
    print(wasChanged ? `${date} is ${computed} again.` : `${date} was not changed before: it is ${computed}.`);
    return;
  }
  await overrides.set({ date, ...(becomes !== USUAL && { special: becomes }) });
  print(`${date} is ${becomes} now; by itself it would be ${computed}.`);
}

async function list(overrides: CalendarOverrides, today: string, print: (text: string) => void): Promise<void> {
  const found = await overrides.list(today, MOST_SHOWN);
  const rows = found.map(({ date, special }) => [date, special ?? USUAL, specialDayOn(date) ?? USUAL]);
  print(rows.length === 0 ? "No day from today on was changed." : formatTable(HEADER, rows));
}
