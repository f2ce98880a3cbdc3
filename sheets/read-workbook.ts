import { readSheet } from "read-excel-file/universal";

import type { TableCell, TableRead } from "../core/ports/table-file.ts";
import { lookIntoZip } from "./look-into-zip.ts";

/** A thousand rows unpack to a few hundred kilobytes; what is beyond this was packed to hurt, or is no menu. */
const MOST_UNPACKED_BYTES = 4_000_000;

/** Rows of the first sheet of a workbook. A formula gives what it came to when the file was saved. */
export async function readWorkbook(bytes: Uint8Array): Promise<TableRead> {
  const look = lookIntoZip(bytes, MOST_UNPACKED_BYTES);
  if (look === undefined) return { problem: "damaged" };
  if (look === "too_large") return { problem: "too_large" };
  if (!look.names.includes("xl/workbook.xml")) return { problem: "not_a_table" };
  try {
    const rows = await readSheet(new Uint8Array(bytes).buffer);
    return { rows: rows.map((row) => row.map(toCell)) };
  } catch {
    // Whatever a reader of somebody else's XML stumbles over, the person is told the same.
    return { problem: "damaged" };
  }
}

const toCell = (value: unknown): TableCell => {
  if (typeof value === "number" || typeof value === "string") return value;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "boolean" ? String(value) : "";
};
