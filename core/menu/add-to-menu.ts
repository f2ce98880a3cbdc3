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
  /** To which group of the menu the items belong. */
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
      prices: told.flatMap(({ price }) => (price === undefined ? [] : [price])),
    };
  };

/** What is told of one item, and whether it is any news. */
function toldItem(item: KnownItem, before: KnownItem | undefined, told: ActItem | undefined, pricing: Pricing) {
  const price = newPrice(item, before, told, pricing);
  const grouped = pricing.category === undefined ? {} : { category: pricing.category };
  const change =
    before === undefined
      ? { itemId: item.id, after: menuChange(item, { onMenu: true, ...grouped }).after }
      : menuChange(before, pricing.kind === "price" ? { onMenu: true, soldOutOn: undefined, ...grouped } : {});
  const isNews =
    before?.onMenu !== true ||
    before.soldOutOn !== undefined ||
    (pricing.category !== undefined && before.category !== pricing.category);
  return { change, price, tells: price !== undefined || (isNews && pricing.kind === "price") };
}

function newPrice(
  item: KnownItem,
  before: KnownItem | undefined,
  told: ActItem | undefined,
  { kind, validFrom }: Pricing,
): ItemPrice | undefined {
  const amountVnd = told?.unitPriceVnd;
  const beforeVnd = kind === "price" ? before?.priceVnd : before?.costVnd;
  if (amountVnd === undefined || !isEntryAmount(amountVnd) || amountVnd === beforeVnd) return undefined;
  return { itemId: item.id, kind, validFrom, amountVnd, ...(beforeVnd !== undefined && { beforeVnd }) };
}

/** A list that was pasted may name an item twice: the last time counts. */
const distinct = (changes: MenuEntry["changes"]): MenuEntry["changes"] => [
  ...new Map(changes.map((change) => [change.itemId, change])).values(),
];
