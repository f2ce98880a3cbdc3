import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import { entryHead } from "../entries/entry-head.ts";
import { recordEntry } from "../entries/record-entry.ts";
import type { MenuEntry } from "../ports/entry.ts";
import type { KnownItem } from "../ports/menu.ts";
import { businessDate } from "../sales/business-date.ts";
import { menuChange } from "./menu-change.ts";

/**
 * Gives an item another name on the menu. The item keeps the key that it was found by, and the new name becomes one
 * more spelling of it: whoever still texts the old name means the same item.
 */
export const renameItem =
  (deps: BookDeps) =>
  async (turn: Turn, from: string, to: string): Promise<Outcome> => {
    const { tenantId } = turn.writer.shop;
    const date = businessDate(turn.now, turn.writer.shop);
    const [item, other] = await deps.menu.find(turn.tx, tenantId, [from, to], date);
    if (item === undefined) return { kind: "menu_item_unknown", names: [from] };
    if (other !== undefined && other.id !== item.id && isSold(other))
      return { kind: "menu_name_taken", before: item.name, name: other.name };
    if (item.name === to) return { kind: "menu_unchanged", names: [to] };
    const spelling = other?.id !== item.id ? await learnSpelling(deps)(turn, to, item, date) : [];
    const entry: MenuEntry = {
      kind: "menu",
      ...entryHead(deps, turn, { date }),
      changes: [menuChange(item, { name: to }), ...spelling],
      prices: [],
    };
    return recordEntry(deps)(turn, entry);
  };

/** A name that is only known, as of goods that were bought or of a renaming taken back, is free to be used. */
const isSold = ({ onMenu, priceVnd }: KnownItem): boolean => onMenu || priceVnd !== undefined;

const learnSpelling =
  ({ menu, ids }: Pick<BookDeps, "menu" | "ids">) =>
  async ({ tx, writer }: Turn, name: string, item: KnownItem, date: string): Promise<MenuEntry["changes"]> => {
    const [spelling] = await menu.learn(tx, writer.shop.tenantId, "goods", [{ newId: ids.uuid(), name }], date);
    return spelling === undefined ? [] : [menuChange(spelling, { mergedInto: item.id })];
  };
