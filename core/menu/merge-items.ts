import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import { businessDate } from "../sales/business-date.ts";
import { changeMenu } from "./change-menu.ts";
import { menuChange } from "./menu-change.ts";

/** Makes one item another name of a second. The names that the first had go with it. */
export const mergeItems =
  (deps: BookDeps) =>
  async (turn: Turn, from: string, into: string): Promise<Outcome> =>
    changeMenu(deps)(turn, [from, into], async ([item, target]) => {
      if (item === undefined || target === undefined || item.id === target.id) return [];
      const { tenantId } = turn.writer.shop;
      const date = businessDate(turn.now, turn.writer.shop);
      const spellings = await deps.menu.listSpellings(turn.tx, tenantId, item.id, date);
      const merged = [item, ...spellings].map((name) => menuChange(name, { mergedInto: target.id }));
      // Named so that the change can be told; nothing of it changes.
      return [...merged, menuChange(target, {})];
    });
