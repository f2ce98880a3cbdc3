import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import { businessDate } from "../sales/business-date.ts";
import { mergeItems } from "./merge-items.ts";

/** "cf = cà phê đen": a spelling that the shop has not used yet becomes another name of an item that it has. */
export const teachAlias =
  (deps: BookDeps) =>
  async (turn: Turn, alias: string, name: string): Promise<Outcome> => {
    const { tx, writer } = turn;
    const date = businessDate(turn.now, writer.shop);
    const [item] = await deps.menu.find(tx, writer.shop.tenantId, [name], date);
    if (item !== undefined) {
      // Known without being on the menu: it is a name and nothing that is sold beside the item.
      await deps.menu.learn(tx, writer.shop.tenantId, "goods", [{ newId: deps.ids.uuid(), name: alias }], date);
    }
    return mergeItems(deps)(turn, alias, name);
  };
