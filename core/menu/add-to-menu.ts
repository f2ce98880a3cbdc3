import type { BookDeps } from "../conversation/book-deps.ts";
import type { Turn } from "../conversation/turn.ts";
import { entryHead } from "../entries/entry-head.ts";
import { isEntryAmount } from "../entries/goods-draft.ts";
import type { ActItem } from "../language/act.ts";
import type { ItemPrice, MenuEntry } from "../ports/entry.ts";
import type { KnownItem } from "../ports/menu.ts";
import { businessDate } from "../sales/business-date.ts";
import { menuChange } from "./menu-change.ts";

/** How prices are meant that are told with items: from which day on, and whether customers or the shop pay them. */
interface Pricing {
  readonly kind: ItemPrice["kind"];
  readonly validFrom: string;
  /** To which group of the menu the items belong that name none themselves. */
  readonly category?: string;
}

/** Puts items on the menu, back onto it, or gives them a new price. Undefined where the menu says all of it already. */
export const addToMenu =
  (deps: BookDeps) =>
  async (turn: Turn, items: readonly ActItem[], pricing: Pricing): Promise<MenuEntry | undefined> => {
    const { tenantId } = turn.writer.shop;
    const today = businessDate(turn.now, turn.writer.shop);
    const names = items.map(({ name }) => name);
    const before = await deps.menu.find(turn.tx, tenantId, names, pricing.validFrom);
    const newItems = items.map(({ name, unit }) => ({
      newId: deps.ids.uuid(),
      name,
      ...(unit !== undefined && { unit }),
    }));
    const known = await deps.menu.learn(turn.tx, tenantId, "goods", newItems, pricing.validFrom);
    const added = known.map((item, index) => toldItem(item, before[index], items[index], pricing));
    const told = added.filter(({ tells }) => tells);
    if (told.length === 0) return undefined;
    return {
      kind: "menu",
      ...entryHead(deps, turn, { date: today }),
      changes: distinct(told.map(({ change }) => change)),
      prices: told.flatMap(({ prices }) => prices),
    };
  };

/** What is told of one item, and whether it is any news. */
function toldItem(item: KnownItem, before: KnownItem | undefined, told: ActItem | undefined, pricing: Pricing) {
  const prices = newPrices(before, told, pricing).map((price) => ({ itemId: item.id, ...price }));
  const category = told?.category ?? pricing.category;
  const grouped = category === undefined ? {} : { category };
  // Learnt a moment ago with the names: as a change it is told, and taken back with the rest.
  const measured = item.unit === undefined ? {} : { unit: item.unit };
  const change =
    before === undefined
      ? { itemId: item.id, after: menuChange(item, { onMenu: true, ...grouped }).after }
      : menuChange(before, {
          ...measured,
          ...(pricing.kind === "price" && { onMenu: true, soldOutOn: undefined, ...grouped }),
        });
  const isNews =
    before?.onMenu !== true ||
    before.soldOutOn !== undefined ||
    before.unit !== item.unit ||
    (category !== undefined && before.category !== category);
  return { change, prices, tells: prices.length > 0 || (isNews && pricing.kind === "price") };
}

/** The amount that the item is told with is a price or a cost; a file may bring a cost beside the price. */
function newPrices(
  before: KnownItem | undefined,
  told: ActItem | undefined,
  { kind, validFrom }: Pricing,
): Omit<ItemPrice, "itemId">[] {
  const amounts = [
    { kind, amountVnd: told?.unitPriceVnd },
    { kind: "cost" as const, amountVnd: told?.unitCostVnd },
  ];
  return amounts.flatMap((amount) => {
    const beforeVnd = amount.kind === "price" ? before?.priceVnd : before?.costVnd;
    const { amountVnd } = amount;
    if (amountVnd === undefined || !isEntryAmount(amountVnd) || amountVnd === beforeVnd) return [];
    return [{ kind: amount.kind, validFrom, amountVnd, ...(beforeVnd !== undefined && { beforeVnd }) }];
  });
}

/** A list that was pasted may name an item twice: the last time counts. */
const distinct = (changes: MenuEntry["changes"]): MenuEntry["changes"] => [
  ...new Map(changes.map((change) => [change.itemId, change])).values(),
];
