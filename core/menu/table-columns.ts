import { searchKey } from "../language/search-key.ts";
import type { TableCell, TableRows } from "../ports/table-file.ts";
import { isPrice } from "./table-price.ts";

/** What a column of a menu can tell. */
export type ColumnUse = "name" | "price" | "cost" | "unit" | "category";

/** Which column tells what, and the row (from 0) under which the items begin. */
export interface TableColumns {
  readonly at: Readonly<Partial<Record<ColumnUse, number>>>;
  readonly firstRow: number;
}

/** Headings as people write them over a menu, as `searchKey` has them. */
const HEADINGS: Readonly<Record<ColumnUse, RegExp>> = {
  name: /^(?:ten(?: mon(?: an)?| hang(?: hoa)?| san pham| do uong| goi)?|mon(?: an)?|san pham|hang hoa|mat hang|do uong|item(?: name)?|name|product|dish)$/u,
  cost: /^(?:gia (?:von|nhap|goc|mua)|cost(?: price)?)(?: .*)?$/u,
  price: /^(?:gia(?: (?:ban(?: le)?|tien|mon))?|don gia|price|unit price|thanh tien|so tien)(?: .*)?$/u,
  unit: /^(?:don vi(?: tinh)?|dvt|dv|unit)$/u,
  category: /^(?:nhom(?: (?:mon|hang))?|loai(?: mon| hang)?|danh muc|phan loai|category|group)$/u,
};

/** A shop's name and a date may stand above the headings. */
const HEADINGS_WITHIN = 15;

/** Finds the columns by their headings, or by what they hold where there are none. Undefined where that is not clear. */
export const tableColumns = (rows: TableRows): TableColumns | undefined => byHeadings(rows) ?? byContent(rows);

function byHeadings(rows: TableRows): TableColumns | undefined {
  for (const [index, row] of rows.slice(0, HEADINGS_WITHIN).entries()) {
    const at: Partial<Record<ColumnUse, number>> = {};
    for (const use of Object.keys(HEADINGS) as ColumnUse[]) {
      const column = row.findIndex((cell) => typeof cell === "string" && HEADINGS[use].test(headingKey(cell)));
      if (column >= 0) at[use] = column;
    }
    if (at.name !== undefined && (at.price !== undefined || at.cost !== undefined)) return { at, firstRow: index + 1 };
  }
  return undefined;
}

/** "Giá bán (VNĐ)" */
const headingKey = (cell: string): string => searchKey(cell.replace(/\(.*?\)|[:*]/gu, " "));

/** Without headings only a list of names and prices is clear: one column of words, one of amounts. */
function byContent(rows: TableRows): TableColumns | undefined {
  const filled = rows.filter((row) => row.some((cell) => cell !== ""));
  const width = Math.max(0, ...filled.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => filled.map((row) => row[column] ?? ""));
  const names = columns.flatMap((cells, column) => (mostly(cells, isName) ? [column] : []));
  const prices = columns.flatMap((cells, column) => (mostly(cells, isPrice) && !isCounting(cells) ? [column] : []));
  const [name, otherName] = names;
  const [price, otherPrice] = prices;
  if (name === undefined || price === undefined || otherName !== undefined || otherPrice !== undefined)
    return undefined;
  return { at: { name, price }, firstRow: 0 };
}

const mostly = (cells: readonly TableCell[], is: (cell: TableCell) => boolean): boolean =>
  cells.filter(is).length * 5 >= cells.length * 4;

const isName = (cell: TableCell): boolean => typeof cell === "string" && /\p{L}{2}/u.test(cell) && !isPrice(cell);

/** 1, 2, 3 … are the numbers of the rows, no prices. */
const isCounting = (cells: readonly TableCell[]): boolean => {
  const numbers = cells.flatMap((cell) => (cell === "" ? [] : [Number(cell)]));
  return numbers.every((value, index) => index === 0 || value - (numbers[index - 1] ?? 0) === 1);
};
