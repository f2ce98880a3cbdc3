import type { EntityManager } from "typeorm";

import type { Book, EntrySearch } from "../../core/ports/book.ts";
import type { Entry, EntryKind, Recorded } from "../../core/ports/entry.ts";
import { EntryEntity, EntryVoidEntity } from "../entities/book-entities.ts";
import { toSafeInteger } from "../entities/columns.ts";
import {
  DebtPaymentEntity,
  ExpenseEntity,
  PurchaseEntity,
  RefundEntity,
  SupplierPaymentEntity,
} from "../entities/money-entities.ts";
import { SaleEntity } from "../entities/book-entities.ts";
import { CustomerNameEntity } from "../entities/shop-entities.ts";
import { managerOf } from "../transactions.ts";
import type { Content, KindStore } from "./kinds/kind-store.ts";
import { KIND_STORES } from "./kinds/kind-stores.ts";

export const findEntry: Book["find"] = async (tx, tenantId, entryId) =>
  (await read(managerOf(tx), tenantId, `${HEAD} AND entry.id = $2`, [tenantId, entryId]))[0];

export const findLastEntry: Book["findLast"] = async (tx, tenantId, chatId, personId) =>
  (await read(managerOf(tx), tenantId, LAST, [tenantId, chatId, personId]))[0];

export const findEntryOfEvent: Book["findOfEvent"] = async (tx, tenantId, eventId) =>
  (await read(managerOf(tx), tenantId, OF_EVENT, [tenantId, eventId]))[0];

export const searchEntries: Book["search"] = (tx, tenantId, search) =>
  read(managerOf(tx), tenantId, SEARCH, [tenantId, ...searchParameters(search)]);

const searchParameters = (search: EntrySearch): unknown[] => [
  search.kinds ?? null,
  search.from ?? null,
  search.to ?? null,
  search.customerKey ?? null,
  search.totalVnd ?? null,
  search.withVoided ?? false,
  search.limit,
  search.locationId ?? null,
  search.personId ?? null,
];

interface HeadRow {
  id: string;
  kind: EntryKind;
  locationId: string;
  businessDate: string;
  occurredAt: Date;
  recordedAt: Date;
  recordedBy: string;
  eventId: string;
  replacesEntryId: string | null;
  voided: boolean;
}

/** The lines that a statement finds, in its order, each with what its kind adds. */
async function read(
  manager: EntityManager,
  tenantId: string,
  sql: string,
  parameters: unknown[],
): Promise<readonly Recorded[]> {
  const rows = await manager.query<HeadRow[]>(sql, parameters);
  const contents = new Map<string, Content<Entry>>();
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const ids = rows.filter((row) => row.kind === kind).map(({ id }) => id);
    const store = KIND_STORES[kind] as unknown as KindStore<Entry>;
    for (const [id, content] of await store.load(manager, tenantId, ids)) contents.set(id, content);
  }
  return rows.map((row) => toRecorded(row, contents.get(row.id)));
}

const toRecorded = ({ eventId, replacesEntryId, ...row }: HeadRow, content: Content<Entry> | undefined): Recorded =>
  ({
    ...row,
    ...content,
    eventId: toSafeInteger(eventId),
    ...(replacesEntryId !== null && { replacesEntryId }),
  }) as Recorded;

const ENTRY = EntryEntity.options.name;

const VOIDED = `EXISTS (SELECT FROM ${EntryVoidEntity.options.name} AS void
  WHERE void.tenant_id = entry.tenant_id AND void.entry_id = entry.id)`;

const HEAD = `
  SELECT entry.id, entry.kind, entry.location_id AS "locationId", entry.business_date::text AS "businessDate",
    entry.occurred_at AS "occurredAt", entry.recorded_at AS "recordedAt", entry.person_id AS "recordedBy",
    entry.event_id AS "eventId", entry.replaces_entry_id AS "replacesEntryId", ${VOIDED} AS voided
  FROM ${ENTRY} AS entry WHERE entry.tenant_id = $1`;

const LAST = `${HEAD} AND entry.chat_id = $2 AND entry.person_id = $3 AND NOT ${VOIDED}
  ORDER BY entry.position DESC LIMIT 1`;

// Follows corrections: each replacement names what it replaces.
const OF_EVENT = `
  WITH RECURSIVE line AS (
    (SELECT id, position FROM ${ENTRY} WHERE tenant_id = $1 AND event_id = $2 ORDER BY act_index LIMIT 1)
    UNION ALL
    SELECT next.id, next.position FROM ${ENTRY} AS next JOIN line ON next.replaces_entry_id = line.id
    WHERE next.tenant_id = $1)
  ${HEAD} AND entry.id = (SELECT id FROM line ORDER BY position DESC LIMIT 1)`;

/** Tables whose rows have an amount, with the column that names who it was with, where there is one. */
const AMOUNTS: readonly (readonly [table: string, party: string])[] = [
  [SaleEntity.options.name, "customer_id"],
  [RefundEntity.options.name, "customer_id"],
  [DebtPaymentEntity.options.name, "customer_id"],
  [SupplierPaymentEntity.options.name, "supplier_id"],
  [PurchaseEntity.options.name, "supplier_id"],
  [ExpenseEntity.options.name, "NULL::uuid"],
];

const AMOUNT = AMOUNTS.map(
  ([table, party]) => `SELECT total_vnd, ${party} AS party_id FROM ${table}
    WHERE tenant_id = entry.tenant_id AND entry_id = entry.id`,
).join(" UNION ALL ");

const SEARCH = `${HEAD}
  AND ($2::text[] IS NULL OR entry.kind = ANY ($2))
  AND ($3::date IS NULL OR entry.business_date >= $3) AND ($4::date IS NULL OR entry.business_date <= $4)
  AND ($5::text IS NULL OR EXISTS (SELECT FROM (${AMOUNT}) AS amount
    JOIN ${CustomerNameEntity.options.name} AS party
      ON party.tenant_id = entry.tenant_id AND party.customer_id = amount.party_id WHERE party.name_key = $5))
  AND ($6::bigint IS NULL OR EXISTS (SELECT FROM (${AMOUNT}) AS amount WHERE amount.total_vnd = $6))
  AND ($7::boolean OR NOT ${VOIDED})
  AND ($9::uuid IS NULL OR entry.location_id = $9) AND ($10::uuid IS NULL OR entry.person_id = $10)
  ORDER BY entry.position DESC LIMIT $8`;
