import type { MenuWord, ReadingContext } from "../language/act.ts";
import { searchKey } from "../language/search-key.ts";
import type { Shop } from "../ports/accounts.ts";
import type { MenuItem, SeenMenu } from "../ports/menu.ts";
import { businessDate } from "../sales/business-date.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { Turn } from "./turn.ts";

/** What the shop's own words and habits add to the text. */
export const readingContext =
  (deps: ConversationDeps) =>
  async (turn: Turn): Promise<ReadingContext> =>
    (await readingAids(deps)(turn)).context;

/** The context of a reading, and the menu that it was made of. */
export interface ReadingAids {
  readonly context: ReadingContext;
  readonly seenMenu: SeenMenu;
}

export const readingAids =
  ({ menu, book }: ConversationDeps) =>
  async ({ tx, writer, now }: Turn): Promise<ReadingAids> => {
    const { tenantId, timeZone, dayCutoffMinutes } = writer.shop;
    const date = businessDate(now, writer.shop);
    const [items, habits] = await Promise.all([menu.list(tx, tenantId, date), book.habits(tx, tenantId)]);
    const places = placesOf(writer.shop, items);
    const context = { now, timeZone, dayCutoffMinutes, menu: items.flatMap(menuWords), ...places, ...habits };
    return { context, seenMenu: { date, items } };
  };

/** Names of places, where there are several. One that is also on the menu is the dish. */
function placesOf(
  shop: Pick<Shop, "places" | "closedPlaces">,
  items: readonly MenuItem[],
): { places?: readonly string[] } {
  // A closed one, too: what is told of it must not be entered elsewhere.
  const places = [...shop.places, ...shop.closedPlaces];
  if (places.length < 2) return {};
  const dishes = new Set(items.flatMap(({ name, aliases }) => [name, ...aliases]).map(searchKey));
  return { places: places.flatMap(({ name }) => (name === undefined || dishes.has(searchKey(name)) ? [] : [name])) };
}

/** Every spelling of an item is a word of the shop, with the price of the item. */
const menuWords = ({ name, aliases, unit, priceVnd }: MenuItem): MenuWord[] =>
  [name, ...aliases].map((spelling) => ({
    name: spelling,
    ...(spelling !== name && { sameAs: name }),
    ...(unit !== undefined && { unit }),
    ...(priceVnd !== undefined && { priceVnd }),
  }));
