import type { MenuWord, ReadingContext } from "../language/act.ts";
import type { MenuItem } from "../ports/menu.ts";
import { businessDate } from "../sales/business-date.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { Turn } from "./turn.ts";

/** What the shop's own words and habits add to the text. */
export const readingContext =
  ({ menu, book }: ConversationDeps) =>
  async ({ tx, writer, now }: Turn): Promise<ReadingContext> => {
    const { tenantId, timeZone, dayCutoffMinutes } = writer.shop;
    const [items, habits] = await Promise.all([
      menu.list(tx, tenantId, businessDate(now, writer.shop)),
      book.habits(tx, tenantId),
    ]);
    return { now, timeZone, dayCutoffMinutes, menu: items.flatMap(menuWords), ...habits };
  };

/** Every spelling of an item is a word of the shop, with the price of the item. */
const menuWords = ({ name, aliases, unit, priceVnd }: MenuItem): MenuWord[] =>
  [name, ...aliases].map((spelling) => ({
    name: spelling,
    ...(spelling !== name && { sameAs: name }),
    ...(unit !== undefined && { unit }),
    ...(priceVnd !== undefined && { priceVnd }),
  }));
