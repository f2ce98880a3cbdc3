import { formatISO, parseISO, subDays } from "date-fns";

import { ownScope } from "../accounts/day-scope.ts";
import type { BookDeps } from "../conversation/book-deps.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Act } from "../language/act.ts";
import { nameKey } from "../menu/name-key.ts";
import type { EntryKind, Recorded } from "../ports/entry.ts";
import { businessDate } from "../sales/business-date.ts";

/** Where no day is said, an entry of the last days is meant. */
const RECENT_DAYS = 14;
/** As many as can be chosen from by one digit. */
const MOST = 9;

/** Which kinds a message means by its word for an entry; any kind where it is not listed. */
const KINDS: Readonly<Record<string, readonly EntryKind[]>> = {
  sale: ["sale", "refund"],
  expense: ["expense", "recurring"],
  purchase: ["purchase"],
  debt_payment: ["debt_payment", "supplier_payment"],
  day_close: ["day_close"],
  closed_days: ["closed_days"],
};

/** The standing entries that a message means by day, person, kind and amount, the newest first. */
export const entriesMeant =
  ({ book }: BookDeps) =>
  async ({ tx, writer, now }: Turn, { act, query, customer, totalVnd }: Act): Promise<readonly Recorded[]> => {
    const today = businessDate(now, writer.shop);
    const earliest = formatISO(subDays(parseISO(today), RECENT_DAYS), { representation: "date" });
    const kinds = KINDS[query?.about ?? ""];
    return book.search(tx, writer.shop.tenantId, {
      ...ownScope(writer),
      from: query?.from ?? earliest,
      ...(query?.to !== undefined && { to: query.to }),
      ...(kinds !== undefined && { kinds }),
      ...(customer !== undefined && { customerKey: nameKey(customer) }),
      ...(act === "void" && totalVnd !== undefined && { totalVnd }),
      limit: MOST,
    });
  };
