import { addDays, differenceInCalendarDays, formatISO, parseISO } from "date-fns";

import type { Baskets, SalesHistory } from "./sales-history.ts";

/** One line of a ticket. */
export interface SaleLine {
  /** Tells tickets of one business date apart. */
  readonly ticket: string;
  /** Business date, `yyyy-MM-dd`. */
  readonly date: string;
  readonly minuteOfDay: number;
  readonly item: string;
  readonly quantity: number;
  readonly unitPriceVnd: number;
}

/** Takes lines in any order and makes the history of them. */
export interface HistoryCollector {
  add(line: SaleLine): void;
  finish(): SalesHistory;
}

/** A list of distinct names with their places. */
const createIndex = (): { readonly names: string[]; placeOf(name: string): number } => {
  const names: string[] = [];
  const places = new Map<string, number>();
  return {
    names,
    placeOf(name) {
      const known = places.get(name);
      if (known !== undefined) return known;
      places.set(name, names.length);
      return names.push(name) - 1;
    },
  };
};

const calendarOf = (dates: readonly string[]): string[] => {
  const sorted = [...dates].sort();
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const start = parseISO(first);
  return Array.from({ length: differenceInCalendarDays(parseISO(last), start) + 1 }, (_, i) =>
    formatISO(addDays(start, i), { representation: "date" }),
  );
};

/** Where each ticket's lines begin, and each line's place among them, keeping the order in which they came. */
function groupByTicket(
  ticketOfLine: readonly number[],
  ticketCount: number,
): { offsets: Int32Array; places: Int32Array } {
  const offsets = new Int32Array(ticketCount + 1);
  for (const ticket of ticketOfLine) offsets[ticket + 1] = (offsets[ticket + 1] ?? 0) + 1;
  for (let b = 0; b < ticketCount; b++) offsets[b + 1] = (offsets[b + 1] ?? 0) + (offsets[b] ?? 0);
  const next = offsets.slice();
  const places = Int32Array.from(ticketOfLine, (ticket) => {
    const place = next[ticket] ?? 0;
    next[ticket] = place + 1;
    return place;
  });
  return { offsets, places };
}

/** Tickets in the order in which they first come. A ticket is known by its date and number, as numbers may start anew each day. */
function createTickets(): {
  readonly day: number[];
  readonly minute: number[];
  of(day: number, line: SaleLine): number;
} {
  const known = new Map<number, Map<string, number>>();
  const day: number[] = [];
  const minute: number[] = [];
  return {
    day,
    minute,
    of(date, { ticket, minuteOfDay }) {
      const ofDay = known.get(date) ?? new Map<string, number>();
      known.set(date, ofDay);
      const place = ofDay.get(ticket);
      if (place !== undefined) return place;
      ofDay.set(ticket, day.length);
      minute.push(minuteOfDay);
      return day.push(date) - 1;
    },
  };
}

interface Lines {
  readonly ticket: number[];
  readonly item: number[];
  readonly quantity: number[];
  readonly unitPriceVnd: number[];
}

/** Puts the lines of each ticket side by side. */
function toColumns(lines: Lines, ticketCount: number): Omit<Baskets, "count" | "day" | "minute"> {
  const { offsets, places } = groupByTicket(lines.ticket, ticketCount);
  const item = new Int32Array(places.length);
  const quantity = new Float64Array(places.length);
  const unitPriceVnd = new Float64Array(places.length);
  places.forEach((place, line) => {
    item[place] = lines.item[line] ?? 0;
    quantity[place] = lines.quantity[line] ?? 0;
    unitPriceVnd[place] = lines.unitPriceVnd[line] ?? 0;
  });
  return { offsets, item, quantity, unitPriceVnd };
}

/** Collects the lines of a shop's tickets. */
export function createHistoryCollector(): HistoryCollector {
  const dates = createIndex();
  const items = createIndex();
  const tickets = createTickets();
  const lines: Lines = { ticket: [], item: [], quantity: [], unitPriceVnd: [] };
  return {
    add(line) {
      lines.ticket.push(tickets.of(dates.placeOf(line.date), line));
      lines.item.push(items.placeOf(line.item));
      lines.quantity.push(line.quantity);
      lines.unitPriceVnd.push(line.unitPriceVnd);
    },
    finish() {
      const days = calendarOf(dates.names);
      const places = new Map(days.map((day, place) => [day, place]));
      const day = Int32Array.from(tickets.day, (date) => places.get(dates.names[date] ?? "") ?? 0);
      const minute = Int32Array.from(tickets.minute);
      const baskets = { count: day.length, day, minute, ...toColumns(lines, day.length) };
      return { items: items.names, days, baskets };
    },
  };
}
