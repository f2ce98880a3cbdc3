import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import { entryHead } from "../entries/entry-head.ts";
import { recordEntry } from "../entries/record-entry.ts";
import type { MenuEntry } from "../ports/entry.ts";
import type { KnownItem } from "../ports/menu.ts";
import { businessDate } from "../sales/business-date.ts";

type Changes = MenuEntry["changes"];

/**
 * Changes items that the shop has. Where one of the names is unknown nothing is changed: it is more often a slip than
 * an item of that name.
 * @param change what is to become of the items; empty where they are so already
 */
export const changeMenu =
  (deps: BookDeps) =>
  async (
    turn: Turn,
    names: readonly string[],
    change: (items: readonly KnownItem[]) => Changes | Promise<Changes>,
  ): Promise<Outcome> => {
    const date = businessDate(turn.now, turn.writer.shop);
    const found = await deps.menu.find(turn.tx, turn.writer.shop.tenantId, names, date);
    const unknown = names.filter((_, index) => found[index] === undefined);
    if (unknown.length > 0) return { kind: "menu_item_unknown", names: unknown };
    const items = found.filter((item) => item !== undefined);
    const changes = await change(items);
    if (changes.length === 0) return { kind: "menu_unchanged", names: items.map(({ name }) => name) };
    const head = entryHead(deps, turn, { date });
    return recordEntry(deps)(turn, { kind: "menu", ...head, changes, prices: [] });
  };
