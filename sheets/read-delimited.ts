import { CsvError } from "csv-parse";
import { parse } from "csv-parse/sync";

import type { TableRead } from "../core/ports/table-file.ts";

const DELIMITERS = ["\t", ";", ","] as const;
/** Enough lines to tell by what the cells are parted. */
const LOOKED_AT = 20;

/** Rows of comma, semicolon or tab separated text. Excel in Vietnamese writes semicolons and calls it CSV. */
export function readDelimited(text: string): TableRead {
  // Excel's own hint for itself.
  const [, hinted, rest] = /^sep=(.)\r?\n([\s\S]*)$/u.exec(text) ?? [];
  const body = rest ?? text;
  try {
    return { rows: parse(body, { ...OPTIONS, delimiter: hinted ?? delimiterOf(body) }) };
  } catch (error) {
    if (error instanceof CsvError) return { problem: "damaged" };
    throw error;
  }
}

const OPTIONS = { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false } as const;

/** The one that parts the most lines; a comma may also stand inside names and amounts, so it comes last. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r?\n/u, LOOKED_AT).filter((line) => line.trim() !== "");
  const parted = (delimiter: string): number => lines.filter((line) => line.includes(delimiter)).length;
  return DELIMITERS.find((delimiter) => parted(delimiter) * 2 > lines.length) ?? ",";
}
