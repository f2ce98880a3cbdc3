import type { Turn } from "../conversation/turn.ts";
import type { ActQuery } from "../language/act.ts";
import { searchKey } from "../language/search-key.ts";
import type { Stock, StockLevel } from "../ports/stock.ts";
import { businessDate } from "../sales/business-date.ts";

export interface CountedGoods extends Pick<StockLevel, "name" | "unit" | "quantity"> {
  /** Business date of the count that it goes by. */
  readonly countedOn: string;
}

/** What is left of goods that were counted, of all or of those that were named. */
export interface StockReport {
  readonly kind: "stock_told";
  readonly levels: readonly CountedGoods[];
  /** What was named; there is no count of it where `levels` is empty. */
  readonly about?: string;
}

/** "còn bao nhiêu bánh phở", "tồn kho": only what was counted can be told. */
export const answerStock =
  ({ stock }: { readonly stock: Stock }) =>
  async ({ tx, writer }: Turn, { detail }: ActQuery): Promise<StockReport> => {
    const counted = await stock.levels(tx, writer.shop.tenantId);
    const levels = counted.map(({ countedAt, ...level }) => ({
      ...level,
      countedOn: businessDate(countedAt, writer.shop),
    }));
    const about = detail?.named?.find((word) => !ALL.has(searchKey(word)));
    if (about === undefined) return { kind: "stock_told", levels };
    return { kind: "stock_told", levels: levels.filter(({ name }) => names(about, name)), about };
  };

/** Words that stand for whatever there is. */
const ALL = new Set([
  "ton",
  "ton kho",
  "kho",
  "hang",
  "hang hoa",
  "hang ton",
  "do",
  "gi",
  "nhung gi",
  "stock",
  "goods",
]);

/** "bánh phở" names "bánh phở khô", and "bia tiger nữa" still names "bia tiger". */
const names = (word: string, item: string): boolean => {
  const [said, known] = [` ${searchKey(word)} `, ` ${searchKey(item)} `];
  return known.includes(said) || said.includes(known);
};
