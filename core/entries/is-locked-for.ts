import type { BookDeps } from "../conversation/book-deps.ts";
import type { Turn } from "../conversation/turn.ts";

/** Who may still enter on a day that was closed: their entries bear the date on which they were made. */
const CORRECT_CLOSED_DAYS = new Set(["owner", "manager"]);

/** Whether the day is closed to the writer. */
export const isLockedFor =
  ({ book }: Pick<BookDeps, "book">) =>
  async ({ tx, writer }: Turn, date: string): Promise<boolean> =>
    !CORRECT_CLOSED_DAYS.has(writer.role) &&
    (await book.isDayClosed(tx, writer.shop.tenantId, writer.locationId, date));
