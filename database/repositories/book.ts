import type { Book, BookDay, DaySales, Habits, ItemSales } from "../../core/ports/book.ts";
import type { Entry, EntrySource } from "../../core/ports/entry.ts";
import { UnexpectedError } from "../../core/ports/errors.ts";
import type { Transaction } from "../../core/ports/transaction.ts";
import {
  EntryEntity,
  EntryVoidEntity,
  ItemSalesDayEntity,
  SaleEntity,
  SalesDayEntity,
  SalesSliceDayEntity,
} from "../entities/book-entities.ts";
import { toSafeInteger } from "../entities/columns.ts";
import { CustomerNameEntity, MenuItemEntity } from "../entities/shop-entities.ts";
import { rowsOf, send, statement } from "../statement.ts";
import { managerOf } from "../transactions.ts";
import { customerNamed, findCustomer } from "./customers.ts";
import { findEntry, findEntryOfEvent, findLastEntry, searchEntries } from "./find-entry.ts";
import type { KindStore } from "./kinds/kind-store.ts";
import { KIND_STORES } from "./kinds/kind-stores.ts";

export function createBook(): Book {
  return {
    add,
    void: voidEntry,
    find: findEntry,
    findOfEvent: findEntryOfEvent,
    findLast: findLastEntry,
    search: searchEntries,
    isDayClosed,
    dayOf,
    sumSales,
    topItems,
    hasEntriesSince,
    streakDays,
    habits,
    customerNamed,
    findCustomer,
  };
}

const storeOf = ({ kind }: Entry): KindStore<Entry> => KIND_STORES[kind];

async function add(tx: Transaction, tenantId: string, entry: Entry, source: EntrySource): Promise<void> {
  const manager = managerOf(tx);
  const { id, kind, locationId, businessDate, occurredAt, replacesEntryId } = entry;
  const { personId, chatId, eventId, actIndex, recordedAt } = source;
  const head = [tenantId, id, kind, locationId, businessDate, occurredAt, replacesEntryId ?? null];
  const store = storeOf(entry);
  send(manager, ADD, [...head, recordedAt, personId, chatId, eventId, actIndex]);
  await store.insert(manager, tenantId, entry);
  await store.roll?.(manager, tenantId, entry, 1);
}

async function voidEntry(...[tx, tenantId, entry, reason, source]: Parameters<Book["void"]>): Promise<boolean> {
  const manager = managerOf(tx);
  const { personId, chatId, eventId, recordedAt } = source;
  const parameters = [tenantId, entry.id, reason, personId, chatId, eventId, recordedAt];
  const added = await manager.query<unknown[]>(VOID, parameters);
  if (added.length === 0) return false;
  await storeOf(entry).roll?.(manager, tenantId, entry, -1);
  return true;
}

async function isDayClosed(...[tx, tenantId, locationId, date]: Parameters<Book["isDayClosed"]>): Promise<boolean> {
  const rows = await managerOf(tx).query<unknown[]>(CLOSED, [tenantId, locationId, date]);
  return rows.length > 0;
}

async function sumSales(...[tx, tenantId, from, to, scope]: Parameters<Book["sumSales"]>): Promise<DaySales> {
  const { locationId = null, personId } = scope ?? {};
  const parameters = [tenantId, from, to, locationId, ...(personId === undefined ? [] : [personId])];
  const sql = personId === undefined ? SUM : SUM_OF_PERSON;
  const [sum] = await managerOf(tx).query<[{ entries: string; total: string }]>(sql, parameters);
  return { entryCount: toSafeInteger(sum.entries), totalVnd: toSafeInteger(sum.total) };
}

async function topItems(...[tx, tenantId, range]: Parameters<Book["topItems"]>): Promise<ItemSales[]> {
  const rows = await managerOf(tx).query<
    {
      name: string;
      unit: string | null;
      quantity: string;
      total: string;
    }[]
  >(TOP, [tenantId, range.from, range.to, range.limit]);
  return rows.map(({ name, unit, quantity, total }) => ({
    name,
    quantity: Number(quantity),
    totalVnd: toSafeInteger(total),
    ...(unit && { unit }),
  }));
}

async function hasEntriesSince(...[tx, tenantId, date]: Parameters<Book["hasEntriesSince"]>): Promise<boolean> {
  const [row] = await managerOf(tx).query<[{ has: boolean }]>(HAS_ENTRIES, [tenantId, date]);
  return row.has;
}

async function streakDays(...[tx, tenantId, date, limit]: Parameters<Book["streakDays"]>): Promise<number> {
  const [row] = await managerOf(tx).query<[{ days: number }]>(STREAK, [tenantId, date, limit]);
  return row.days;
}

async function dayOf(...[tx, tenantId, locationId, date]: Parameters<Book["dayOf"]>): Promise<BookDay> {
  const [day] = await rowsOf<{ entries: string; total: string; isClosed: boolean }>(managerOf(tx), DAY, [
    tenantId,
    locationId,
    date,
  ]);
  if (day === undefined) throw new UnexpectedError("no_sum", "A sum has no row.");
  return { entryCount: toSafeInteger(day.entries), totalVnd: toSafeInteger(day.total), isClosed: day.isClosed };
}

async function habits(...[tx, tenantId]: Parameters<Book["habits"]>): Promise<Habits> {
  const [row] = await rowsOf<HabitsRow>(managerOf(tx), HABITS, [tenantId]);
  const { customers = [], entries = 0, median = null } = row ?? {};
  return { customers, ...(median !== null && entries >= FEWEST_TO_COMPARE && { usualEntryVnd: median }) };
}

interface HabitsRow {
  readonly customers: string[];
  readonly entries: number;
  readonly median: number | null;
}

/** Below this a median says nothing. */
const FEWEST_TO_COMPARE = 5;

const [ENTRY, ENTRY_VOID, SALE, SALES_DAY, ITEM_SALES_DAY, MENU_ITEM, CUSTOMER_NAME] = [
  EntryEntity,
  EntryVoidEntity,
  SaleEntity,
  SalesDayEntity,
  ItemSalesDayEntity,
  MenuItemEntity,
  CustomerNameEntity,
].map(({ options }) => options.name) as [string, string, string, string, string, string, string];

// Two writers who take the same entry back at once: the second waits for the first and then adds nothing.
const VOID = `
  INSERT INTO ${ENTRY_VOID} (tenant_id, entry_id, reason, person_id, chat_id, event_id, voided_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING entry_id`;

const ADD = statement(`
  INSERT INTO ${ENTRY} (tenant_id, id, kind, location_id, business_date, occurred_at, replaces_entry_id, recorded_at,
    person_id, chat_id, event_id, act_index)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`);

const CLOSED = `
  SELECT 1 FROM ${ENTRY} AS entry
  WHERE tenant_id = $1 AND location_id = $2 AND business_date = $3 AND kind = 'day_close'
    AND NOT EXISTS (SELECT FROM ${ENTRY_VOID} AS void
      WHERE void.tenant_id = entry.tenant_id AND void.entry_id = entry.id)
  LIMIT 1`;

const DAY = statement(`
  SELECT COALESCE(sum(entry_count), 0) AS entries, COALESCE(sum(total_vnd), 0) AS total, EXISTS (${CLOSED}) AS "isClosed"
  FROM ${SALES_DAY} WHERE tenant_id = $1 AND business_date = $3`);

const SUM = `
  SELECT COALESCE(sum(entry_count), 0) AS entries, COALESCE(sum(total_vnd), 0) AS total
  FROM ${SALES_DAY} WHERE tenant_id = $1 AND business_date BETWEEN $2 AND $3
    AND ($4::uuid IS NULL OR location_id = $4)`;

const SUM_OF_PERSON = `${SUM.replace(SALES_DAY, SalesSliceDayEntity.options.name)} AND person_id = $5`;

const TOP = `
  SELECT item.name, item.unit, sum(day.quantity) AS quantity, sum(day.total_vnd) AS total
  FROM ${ITEM_SALES_DAY} AS day JOIN ${MENU_ITEM} AS item ON item.tenant_id = day.tenant_id AND item.id = day.item_id
  WHERE day.tenant_id = $1 AND day.business_date BETWEEN $2 AND $3
  GROUP BY item.id, item.name, item.unit HAVING sum(day.total_vnd) > 0
  ORDER BY total DESC, item.name LIMIT $4`;

// Days with entries, newest first, are in a row as long as day and place in the list fall together.
const HAS_ENTRIES = `
  SELECT EXISTS (SELECT FROM ${EntryEntity.options.name} WHERE tenant_id = $1 AND business_date >= $2) AS has`;

const STREAK = `
  SELECT count(*)::int AS days FROM (
    SELECT business_date, $2::date - (row_number() OVER (ORDER BY business_date DESC))::int + 1 AS expected
    FROM ${SALES_DAY} WHERE tenant_id = $1 AND business_date BETWEEN $2::date - $3::int + 1 AND $2
    GROUP BY business_date HAVING sum(entry_count) > 0) AS days
  WHERE business_date = expected`;

const HABITS = statement(`
  SELECT ARRAY (SELECT display_name FROM ${CUSTOMER_NAME} WHERE tenant_id = $1 ORDER BY name_key) AS customers,
    count(*)::int AS entries, percentile_cont(0.5) WITHIN GROUP (ORDER BY total_vnd)::float8 AS median FROM (
    SELECT sale.total_vnd FROM ${ENTRY} AS entry
      JOIN ${SALE} AS sale ON sale.tenant_id = entry.tenant_id AND sale.entry_id = entry.id
    WHERE entry.tenant_id = $1 AND sale.scope <> 'day_rest' AND NOT EXISTS (SELECT FROM ${ENTRY_VOID} AS void
      WHERE void.tenant_id = entry.tenant_id AND void.entry_id = entry.id)
    ORDER BY entry.position DESC LIMIT 20) AS latest`);
