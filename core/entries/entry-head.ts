import type { BookDeps } from "../conversation/book-deps.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Entry } from "../ports/entry.ts";
import { occurredAt } from "../sales/business-date.ts";

type Head = Pick<Entry, "id" | "locationId" | "businessDate" | "occurredAt" | "replacesEntryId">;

/** What every new entry begins with: its id, where and when. `time` is local, `HH:mm`. */
export const entryHead = (
  { ids }: Pick<BookDeps, "ids">,
  { writer, now }: Turn,
  {
    date,
    time,
    replaces,
  }: { readonly date: string; readonly time?: string | undefined; readonly replaces?: string | undefined },
): Head => ({
  id: ids.uuid(),
  locationId: writer.locationId,
  businessDate: date,
  occurredAt: occurredAt(date, time, now, writer.shop),
  ...(replaces !== undefined && { replacesEntryId: replaces }),
});
