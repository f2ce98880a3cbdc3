import type { ExpenseEntry, RecurringEntry } from "../../core/ports/entry.ts";
import type { Spending, SpendingKind } from "../../core/ports/spending.ts";
import { toSafeInteger } from "../entities/columns.ts";
import { SpendingDayEntity } from "../entities/money-entities.ts";
import { managerOf } from "../transactions.ts";
import { searchEntries } from "./find-entry.ts";

/** No shop has more of them; a bound keeps a mistake of ours from reading a whole book. */
const MOST = 500;

export const createSpending = (): Spending => ({ sum, listRecurring, listSettled });

const sum: Spending["sum"] = async (tx, tenantId, from, to, locationId) => {
  const rows = await managerOf(tx).query<{ kind: SpendingKind; category: string; entries: string; total: string }[]>(
    SUM,
    [tenantId, from, to, locationId ?? null],
  );
  return rows.map(({ kind, category, entries, total }) => ({
    kind,
    category,
    entryCount: toSafeInteger(entries),
    totalVnd: toSafeInteger(total),
  }));
};

const listRecurring: Spending["listRecurring"] = async (tx, tenantId) => {
  const entries = await searchEntries(tx, tenantId, { kinds: ["recurring"], limit: MOST });
  return entries.filter((entry): entry is typeof entry & RecurringEntry => entry.kind === "recurring").toReversed();
};

const listSettled: Spending["listSettled"] = async (tx, tenantId, from, to) => {
  const entries = await searchEntries(tx, tenantId, { kinds: ["expense"], from, to, limit: MOST });
  return entries.filter(
    (entry): entry is typeof entry & ExpenseEntry => entry.kind === "expense" && entry.recurringEntryId !== undefined,
  );
};

const SUM = `
  SELECT kind, category, sum(entry_count) AS entries, sum(total_vnd) AS total
  FROM ${SpendingDayEntity.options.name} WHERE tenant_id = $1 AND business_date BETWEEN $2 AND $3
    AND ($4::uuid IS NULL OR location_id = $4)
  GROUP BY kind, category HAVING sum(entry_count) > 0 ORDER BY total DESC, category`;
