import type { ConversationDeps } from "../conversation/conversation-deps.ts";
import type { Turn } from "../conversation/turn.ts";
import { nameKey } from "../menu/name-key.ts";
import type { Entry, ExpenseEntry, MenuEntry, MenuItemState, Party, Recorded } from "../ports/entry.ts";

interface Target {
  readonly turn: Turn;
  readonly tenantId: string;
  readonly locationId: string;
  /** Names of the old book's items by their ids there. */
  readonly itemNames: ReadonlyMap<string, string>;
}

/** An entry of one book as one of another: its goods and customers are found there by name, or added. */
export function createTranslator(
  deps: ConversationDeps,
  target: Target,
): (entry: Recorded) => Promise<Entry | undefined> {
  const newIds = new Map<string, string>();
  return async (recorded) => {
    const id = deps.ids.uuid();
    newIds.set(recorded.id, id);
    const { replacesEntryId: _r, recordedAt: _a, recordedBy: _b, eventId: _e, voided: _v, ...entry } = recorded;
    const own = { ...entry, id, locationId: target.locationId } as Entry;
    return own.kind === "expense" ? withRecurring(own, newIds) : translateContent(deps, target)(own);
  };
}

/** An expense settles the recurring one as it was entered here, if it was. */
const withRecurring = ({ recurringEntryId, ...expense }: ExpenseEntry, newIds: ReadonlyMap<string, string>): Entry => {
  const settles = newIds.get(recurringEntryId ?? "");
  return { ...expense, ...(settles !== undefined && { recurringEntryId: settles }) };
};

const translateContent =
  (deps: ConversationDeps, target: Target) =>
  async (own: Exclude<Entry, ExpenseEntry>): Promise<Entry | undefined> => {
    switch (own.kind) {
      case "sale":
      case "refund":
        return {
          ...own,
          ...(await party(deps, target)("customer", own.customer)),
          items: await goods(deps, target)(own, "sold"),
        };
      case "purchase":
        return {
          ...own,
          ...(await party(deps, target)("supplier", own.supplier)),
          items: await goods(deps, target)(own, "goods"),
        };
      case "debt_payment":
        return { ...own, customer: await customerNamed(deps, target)(own.customer.name) };
      case "supplier_payment":
        return { ...own, supplier: await customerNamed(deps, target)(own.supplier.name) };
      case "stock":
        return { ...own, lines: await named(deps, target)(own.lines, own.businessDate, "goods") };
      case "competitor_price":
        return { ...own, lines: await named(deps, target)(own.lines, own.businessDate, "goods") };
      case "menu":
        return translateMenu(deps, target)(own);
      case "recurring":
      case "day_close":
      case "closed_days":
      case "day_note":
      case "promotion":
        return own;
    }
  };

const customerNamed =
  ({ book, ids }: ConversationDeps, { turn, tenantId }: Target) =>
  (name: string): Promise<Party> =>
    book.customerNamed(turn.tx, tenantId, ids.uuid(), name);

const party =
  (deps: ConversationDeps, target: Target) =>
  async <K extends "customer" | "supplier">(key: K, old: Party | undefined): Promise<Partial<Record<K, Party>>> =>
    old === undefined ? {} : ({ [key]: await customerNamed(deps, target)(old.name) } as Record<K, Party>);

const itemNamed =
  ({ menu, ids }: ConversationDeps, { turn, tenantId }: Target) =>
  async (name: string, unit: string | undefined, date: string, use: "sold" | "goods") => {
    const told = { newId: ids.uuid(), name, ...(unit !== undefined && { unit }) };
    const [item] = await menu.learn(turn.tx, tenantId, use, [told], date);
    return item;
  };

/** Lines that name goods, with the target's ids. A line without an item stays without one. */
const named =
  (deps: ConversationDeps, target: Target) =>
  async <L extends { readonly itemId?: string; readonly name: string; readonly unit?: string }>(
    lines: readonly L[],
    date: string,
    use: "sold" | "goods",
  ): Promise<L[]> => {
    const own: L[] = [];
    for (const line of lines) {
      const isNamed = line.itemId !== undefined && nameKey(line.name) !== "";
      const item = isNamed ? await itemNamed(deps, target)(line.name, line.unit, date, use) : undefined;
      const { itemId: _, ...rest } = line;
      own.push((item === undefined ? rest : { ...rest, itemId: item.id, name: item.name }) as L);
    }
    return own;
  };

const goods =
  (deps: ConversationDeps, target: Target) =>
  <L extends { readonly itemId?: string; readonly name: string; readonly unit?: string }>(
    { items, businessDate }: { readonly items: readonly L[]; readonly businessDate: string },
    use: "sold" | "goods",
  ): Promise<L[]> =>
    named(deps, target)(items, businessDate, use);

/** What was told of the menu, as a change to the menu as it stands there; undefined where nothing changes. */
const translateMenu =
  (deps: ConversationDeps, target: Target) =>
  async (entry: MenuEntry): Promise<MenuEntry | undefined> => {
    const { businessDate } = entry;
    const changes: MenuEntry["changes"][number][] = [];
    for (const { after } of entry.changes) {
      const item = await itemNamed(deps, target)(after.name, after.unit, businessDate, "goods");
      // Spellings that were merged there are two items here until they are merged again.
      if (item === undefined || after.mergedInto !== undefined) continue;
      const before = stateOf(item);
      const wanted = { ...after, name: item.name };
      if (JSON.stringify(before) !== JSON.stringify(stateOf(wanted)))
        changes.push({ itemId: item.id, before, after: wanted });
    }
    const prices: MenuEntry["prices"][number][] = [];
    for (const { itemId, beforeVnd: _, ...price } of entry.prices) {
      const name = target.itemNames.get(itemId);
      const item =
        name === undefined ? undefined : await itemNamed(deps, target)(name, undefined, businessDate, "goods");
      if (item !== undefined) prices.push({ ...price, itemId: item.id });
    }
    return changes.length + prices.length === 0 ? undefined : { ...entry, changes, prices };
  };

const stateOf = ({ name, unit, category, onMenu, soldOutOn }: MenuItemState): MenuItemState => ({
  name,
  ...(unit !== undefined && { unit }),
  ...(category !== undefined && { category }),
  onMenu,
  ...(soldOutOn !== undefined && { soldOutOn }),
});
