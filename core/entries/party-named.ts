import type { BookDeps } from "../conversation/book-deps.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Party } from "../ports/entry.ts";

/** The customer or supplier of that name, new where the shop has none; undefined where nobody was named. */
export const partyNamed =
  ({ book, ids }: Pick<BookDeps, "book" | "ids">) =>
  async ({ tx, writer }: Turn, name: string | undefined): Promise<Party | undefined> =>
    name === undefined ? undefined : book.customerNamed(tx, writer.shop.tenantId, ids.uuid(), name);
