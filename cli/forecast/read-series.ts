import { CsvError, parse } from "csv-parse/sync";
import { addDays, differenceInCalendarDays, formatISO, isValid, parseISO } from "date-fns";

import type { DailyHistory } from "../../core/insights/forecast/daily-history.ts";
import { CsvProblem } from "./csv-problem.ts";

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/u;
const NEEDED = ["series_id", "date", "value"] as const;
/** A year typed wrong would otherwise become centuries of days without a sale. */
const MOST_DAYS = 40 * 366;

export interface Series {
  readonly id: string;
  readonly history: DailyHistory;
  /** `yyyy-MM-dd` of the history's last day. */
  readonly lastDate: string;
}

interface Row {
  readonly line: number;
  readonly date: string;
  readonly value: number;
  readonly open: boolean | undefined;
}

/**
 * Reads `series_id,date,value[,open]`, columns in any order, days in any order. Days that are missing between two
 * others were not recorded.
 *
 * @throws CsvProblem
 */
export function readSeries(text: string): Series[] {
  const [header, ...lines] = splitLines(text);
  const columns = readHeader(header?.record ?? []);
  const rows = new Map<string, Row[]>();
  for (const { record, line } of lines) {
    const { id, ...row } = readRow(record, line, columns);
    const known = rows.get(id);
    if (known === undefined) rows.set(id, [row]);
    else known.push(row);
  }
  return [...rows].map(([id, days]) => toSeries(id, days));
}

interface Line {
  readonly record: readonly string[];
  readonly line: number;
}

function splitLines(text: string): Line[] {
  const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const;
  try {
    const lines = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return lines.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CsvProblem(Number(error["lines"] ?? 1), "its quotation marks do not match.");
  }
}

type Columns = Readonly<Record<(typeof NEEDED)[number], number>> & { readonly open: number; readonly count: number };

function readHeader(fields: readonly string[]): Columns {
  const names = fields.map((name) => name.trim().toLowerCase());
  for (const name of NEEDED) {
    if (!names.includes(name)) {
      throw new CsvProblem(1, `the header lacks the column ${name}; it has to be series_id,date,value[,open].`);
    }
  }
  const [series_id, date, value, open] = [...NEEDED, "open"].map((name) => names.indexOf(name)) as [
    number,
    number,
    number,
    number,
  ];
  return { series_id, date, value, open, count: names.length };
}

function readRow(fields: readonly string[], number: number, columns: Columns): Row & { readonly id: string } {
  if (fields.length !== columns.count) {
    throw new CsvProblem(number, `${fields.length} fields where the header has ${columns.count}.`);
  }
  const id = fields[columns.series_id] ?? "";
  if (id === "") throw new CsvProblem(number, "series_id is empty.");
  const date = (fields[columns.date] ?? "").trim();
  if (!ISO_DATE.test(date) || !isValid(parseISO(date))) {
    throw new CsvProblem(number, `“${date}” is no date; write it as 2026-11-25.`);
  }
  return {
    id,
    line: number,
    date,
    value: readValue((fields[columns.value] ?? "").trim(), number),
    open: readOpen(fields[columns.open]?.trim(), number),
  };
}

function readValue(text: string, line: number): number {
  const value = text === "" ? NaN : Number(text);
  if (!Number.isFinite(value) || value < 0) {
    throw new CsvProblem(line, `“${text}” is no amount sold; it has to be a number of 0 or more.`);
  }
  return value;
}

function readOpen(text: string | undefined, line: number): boolean | undefined {
  if (text === undefined || text === "") return undefined;
  if (text === "1" || text.toLowerCase() === "true") return true;
  if (text === "0" || text.toLowerCase() === "false") return false;
  throw new CsvProblem(line, `open is “${text}”; it has to be 1 or 0.`);
}

function toSeries(id: string, rows: readonly Row[]): Series {
  const byDate = new Map<string, Row>();
  for (const row of rows) {
    const other = byDate.get(row.date);
    if (other !== undefined)
      throw new CsvProblem(row.line, `${id} has ${row.date} twice, on line ${other.line} before.`);
    byDate.set(row.date, row);
  }
  const dates = [...byDate.keys()].sort();
  const first = dates[0] ?? "";
  const lastDate = dates.at(-1) ?? "";
  const days = differenceInCalendarDays(parseISO(lastDate), parseISO(first)) + 1;
  if (days > MOST_DAYS) throw new CsvProblem(byDate.get(first)?.line ?? 1, `${id} goes from ${first} to ${lastDate}.`);
  const all = Array.from({ length: days }, (_, day) => byDate.get(dateAfter(first, day)));
  const hasFlags = rows.some(({ open }) => open !== undefined);
  return {
    id,
    lastDate,
    history: {
      values: all.map((row) => row?.value ?? 0),
      ...(hasFlags && { open: all.map((row) => row !== undefined && (row.open ?? true)) }),
    },
  };
}

export const dateAfter = (date: string, days: number): string =>
  formatISO(addDays(parseISO(date), days), { representation: "date" });
