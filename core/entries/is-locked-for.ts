import { may } from "../accounts/permissions.ts";
import type { BookDeps } from "../conversation/book-deps.ts";
import type { Turn } from "../conversation/turn.ts";

/** Whether the day is closed to the writer. Entries of others on it bear the date on which they were made. */
export const isLockedFor =
  ({ book }: Pick<BookDeps, "book">) =>
  async ({ tx, writer }: Turn, date: string): Promise<boolean> =>
    !may(writer.role, "changeOthers") && (await book.isDayClosed(tx, writer.shop.tenantId, writer.locationId, date));
