import type { ActItem } from "../language/act.ts";
import type { TableCell, TableRows } from "../ports/table-file.ts";
import { nameKey } from "./name-key.ts";
import { type ColumnUse, tableColumns } from "./table-columns.ts";
import { tablePrice } from "./table-price.ts";

/** A row that is left out, with the reason. `line` counts from 1, as the rows of the file do. */
export interface SkippedRow {
  readonly line: number;
  readonly name: string;
  readonly why: "price" | "formula" | "repeated" | "long_name";
}

/** The menu that a table holds. */
export interface TableMenu {
  readonly items: readonly ActItem[];
  readonly skipped: readonly SkippedRow[];
}

const LONGEST_NAME = 80;

/** @returns undefined where the columns do not tell names and prices */
export function menuOfTable(rows: TableRows): TableMenu | undefined {
  const columns = tableColumns(rows);
  if (columns === undefined) return undefined;
  const read = rows
    .slice(columns.firstRow)
    .map((row, index) => readRow(row, columns.at, columns.firstRow + index + 1))
    .filter((row) => row !== undefined);
  const last = new Map(read.flatMap((row) => ("item" in row ? [[nameKey(row.item.name), row.line] as const] : [])));
  const counts = (row: Read): row is ReadItem => "item" in row && last.get(nameKey(row.item.name)) === row.line;
  return {
    items: read.filter(counts).map(({ item }) => item),
    skipped: read.filter((row) => !counts(row)).map(skippedRow),
  };
}

interface ReadItem {
  readonly line: number;
  readonly item: ActItem;
}
type Read = ReadItem | SkippedRow;

/** An item that is named again further down counts there. */
const skippedRow = (row: Read): SkippedRow =>
  "item" in row ? { line: row.line, name: row.item.name, why: "repeated" } : row;

/** Undefined for a row without a name: an empty one, a heading of a group, a sum. */
function readRow(
  row: readonly TableCell[],
  at: Readonly<Partial<Record<ColumnUse, number>>>,
  line: number,
): Read | undefined {
  const cell = (use: ColumnUse): TableCell => row[at[use] ?? -1] ?? "";
  const name = String(cell("name")).trim();
  if (name === "" || !/\p{L}/u.test(name)) return undefined;
  if (name.length > LONGEST_NAME) return { line, name, why: "long_name" };
  const amounts = (["price", "cost"] as const).map(cell);
  if (amounts.some((amount) => typeof amount === "string" && amount.startsWith("=")))
    return { line, name, why: "formula" };
  const [price, cost] = amounts.map((amount) => (amount === "" ? undefined : tablePrice(amount)));
  if (price === null || cost === null) return { line, name, why: "price" };
  const [unit, category] = (["unit", "category"] as const).map((use) => String(cell(use)).trim().toLowerCase());
  return {
    line,
    item: {
      name,
      quantity: 1,
      ...(price !== undefined && { unitPriceVnd: price }),
      ...(cost !== undefined && { unitCostVnd: cost }),
      ...(unit && { unit }),
      ...(category && { category }),
    },
  };
}
