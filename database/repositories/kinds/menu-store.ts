import { In } from "typeorm";

import type { ItemPrice, MenuEntry, MenuItemState } from "../../../core/ports/entry.ts";
import {
  ItemPriceEntity,
  type ItemPriceRow,
  MenuChangeEntity,
  type MenuChangeRow,
} from "../../entities/knowledge-entities.ts";
import { applyMenuChange } from "../apply-menu-change.ts";
import { byEntry } from "./by-entry.ts";
import type { KindStore } from "./kind-store.ts";

/** What a menu entry keeps beside its changes is the menu itself: there a change is made, or taken back. */
export const menuStore: KindStore<MenuEntry> = {
  async insert(manager, tenantId, { id: entryId, changes, prices }) {
    if (changes.length > 0) {
      const rows = changes.map(({ before, ...change }, line) => ({ line, before: before ?? null, ...change }));
      await manager.insert(
        MenuChangeEntity,
        rows.map((row) => ({ tenantId, entryId, ...row })),
      );
    }
    if (prices.length > 0) {
      await manager.insert(
        ItemPriceEntity,
        prices.map(({ beforeVnd: _, ...price }) => ({ tenantId, entryId, ...price })),
      );
    }
  },

  async load(manager, tenantId, entryIds) {
    const where = { tenantId, entryId: In([...entryIds]) };
    const changes = byEntry(await manager.find(MenuChangeEntity, { where, order: { line: "ASC" } }));
    const prices = await manager.find(ItemPriceEntity, { where, order: { position: "ASC" } });
    return new Map(
      entryIds.map((entryId) => [
        entryId,
        {
          kind: "menu" as const,
          changes: (changes.get(entryId) ?? []).map(toChange),
          prices: prices.filter((price) => price.entryId === entryId).map(toPrice),
        },
      ]),
    );
  },

  async roll(manager, tenantId, { changes }, sign) {
    // One order for all who change several items at once.
    const inOrder = [...changes].sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
    for (const { itemId, before, after } of inOrder) {
      const without = before ?? learnt(after);
      await applyMenuChange(
        manager,
        tenantId,
        itemId,
        sign === 1 ? { from: without, to: after } : { from: after, to: without },
      );
    }
  },
};

/** An item that an entry adds is known already, by its name alone. */
const learnt = ({ name, unit }: MenuItemState): MenuItemState => ({
  name,
  ...(unit !== undefined && { unit }),
  onMenu: false,
});

const toChange = ({ itemId, before, after }: MenuChangeRow): MenuEntry["changes"][number] => ({
  itemId,
  ...(before && { before }),
  after,
});

const toPrice = ({ itemId, kind, validFrom, amountVnd }: ItemPriceRow): ItemPrice => ({
  itemId,
  kind,
  validFrom,
  amountVnd,
});
