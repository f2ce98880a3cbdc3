import { UserError } from "../user-error.ts";

const COLUMNS = ["transaction_id", "time", "item", "quantity", "unit_price_vnd"] as const;
type Column = (typeof COLUMNS)[number];

/** Where each column stands in a row. */
export type SalesColumns = Readonly<Record<Column, number>>;

const HEADER = COLUMNS.join(",");
const BYTE_ORDER_MARK = /^\uFEFF/u;

/** Reads the first row. Columns may stand in any order, and others beside them. */
export function salesColumns(header: readonly string[]): SalesColumns {
  const names = header.map((name) => name.replace(BYTE_ORDER_MARK, "").trim().toLowerCase());
  const missing = COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0)
    throw new UserError(`The first line has no column ${missing.join(", ")}. It should be: ${HEADER}`);
  return Object.fromEntries(COLUMNS.map((column) => [column, names.indexOf(column)])) as unknown as SalesColumns;
}
