import type { MenuEntry, MenuItemState } from "../ports/entry.ts";
import type { KnownItem } from "../ports/menu.ts";

/** A change of what the menu says of an item, with the item as it was. A key that is `undefined` is taken away. */
export function menuChange(
  item: KnownItem,
  change: { readonly [K in keyof MenuItemState]?: MenuItemState[K] | undefined },
): MenuEntry["changes"][number] {
  const before = stateOf(item);
  const after = Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined));
  return { itemId: item.id, before, after: after as unknown as MenuItemState };
}

const stateOf = ({ name, unit, category, onMenu, soldOutOn, mergedInto }: KnownItem): MenuItemState => ({
  name,
  ...(unit !== undefined && { unit }),
  ...(category !== undefined && { category }),
  onMenu,
  ...(soldOutOn !== undefined && { soldOutOn }),
  ...(mergedInto !== undefined && { mergedInto }),
});
