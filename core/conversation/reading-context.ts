import type { ReadingContext } from "../language/act.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { Turn } from "./turn.ts";

/** What the shop's own words and habits add to the text. */
export const readingContext =
  ({ menu, book }: ConversationDeps) =>
  async ({ tx, writer, now }: Turn): Promise<ReadingContext> => {
    const { tenantId, timeZone, dayCutoffMinutes } = writer.shop;
    const items = await menu.list(tx, tenantId);
    const usualEntryVnd = await book.usualEntryVnd(tx, tenantId);
    return {
      now,
      timeZone,
      dayCutoffMinutes,
      menu: items,
      customers: await book.listCustomerNames(tx, tenantId),
      ...(usualEntryVnd !== undefined && { usualEntryVnd }),
    };
  };
