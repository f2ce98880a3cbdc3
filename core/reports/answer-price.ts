import type { Turn } from "../conversation/turn.ts";
import type { ActQuery } from "../language/act.ts";
import { searchKey } from "../language/search-key.ts";
import type { Menu, MenuItem } from "../ports/menu.ts";
import { businessDate } from "../sales/business-date.ts";

/** What goods of the menu cost today. */
export interface PriceReport {
  readonly kind: "prices_told";
  readonly items: readonly MenuItem[];
  /** What was named; it is not on the menu where `items` is empty. */
  readonly about: string;
}

/** "phở gà bao nhiêu tiền": by the whole name, else all that the words are a part of. Undefined where nothing is named. */
export const answerPrice =
  ({ menu }: { readonly menu: Menu }) =>
  async ({ tx, writer, now }: Turn, { detail }: ActQuery): Promise<PriceReport | undefined> => {
    const [about] = detail?.named ?? [];
    if (about === undefined) return undefined;
    const key = searchKey(about);
    const items = await menu.list(tx, writer.shop.tenantId, businessDate(now, writer.shop));
    const same = items.filter(({ name }) => searchKey(name) === key);
    const kinds = items.filter(({ name }) => ` ${searchKey(name)} `.includes(` ${key} `));
    return { kind: "prices_told", items: same.length > 0 ? same : kinds, about };
  };
