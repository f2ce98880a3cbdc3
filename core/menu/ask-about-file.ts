import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Doubt } from "../conversation/performance.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Act, ActItem } from "../language/act.ts";
import type { KnownItem } from "../ports/menu.ts";
import type { TableRead } from "../ports/table-file.ts";
import { businessDate } from "../sales/business-date.ts";
import { menuOfTable, type TableMenu } from "./menu-of-table.ts";

/** What a file amounts to: an answer, and a question where it can be entered. */
export interface FileAnswer {
  readonly told: Outcome;
  readonly doubt?: Doubt;
}

/** Holds the menu of a file against the shop's, and asks before any of it is written. */
export const askAboutFile =
  (deps: BookDeps) =>
  async (turn: Turn, name: string, table: TableRead): Promise<FileAnswer> => {
    if ("problem" in table) return { told: { kind: "file_refused", name, why: table.problem } };
    const menu = menuOfTable(table.rows);
    if (menu === undefined) return { told: { kind: "file_refused", name, why: "wrong_columns" } };
    if (menu.items.length === 0) return { told: { kind: "file_refused", name, why: "no_items" } };
    return preview(deps)(turn, name, menu);
  };

const preview =
  ({ menu }: BookDeps) =>
  async ({ tx, writer, now }: Turn, name: string, { items, skipped }: TableMenu): Promise<FileAnswer> => {
    const today = businessDate(now, writer.shop);
    const names = items.map((item) => item.name);
    const known = await menu.find(tx, writer.shop.tenantId, names, today);
    const compared = items.map((item, index) => ({ item, was: known[index] }));
    const news = compared.filter(({ item, was }) => tellsNews(item, was));
    const told: Outcome = {
      kind: "menu_file_read",
      name,
      itemCount: items.length,
      newCount: compared.filter(({ was }) => was?.onMenu !== true).length,
      sameCount: compared.length - news.length,
      repriced: compared.flatMap(({ item, was }) => repriced(item, was)),
      unpriced: compared
        .filter(({ item, was }) => item.unitPriceVnd === undefined && was?.priceVnd === undefined)
        .map(({ item }) => item.name),
      skipped,
    };
    if (news.length === 0) return { told };
    const act: Act = { act: "menu", items, settings: { name: "menu", value: "add" } };
    return { told, doubt: { about: "import_menu", act, choices: [{ act }, {}], figures: { itemCount: news.length } } };
  };

const repriced = ({ unitPriceVnd }: ActItem, was: KnownItem | undefined) =>
  was?.priceVnd === undefined || unitPriceVnd === undefined || unitPriceVnd === was.priceVnd
    ? []
    : [{ name: was.name, beforeVnd: was.priceVnd, priceVnd: unitPriceVnd }];

const tellsNews = ({ unitPriceVnd, unitCostVnd, category, unit }: ActItem, was: KnownItem | undefined): boolean =>
  was?.onMenu !== true ||
  was.soldOutOn !== undefined ||
  (unitPriceVnd !== undefined && unitPriceVnd !== was.priceVnd) ||
  (unitCostVnd !== undefined && unitCostVnd !== was.costVnd) ||
  (category !== undefined && category !== was.category) ||
  (unit !== undefined && was.unit === undefined);
