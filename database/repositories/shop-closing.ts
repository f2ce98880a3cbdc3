import type { ClientBase } from "pg";
import { type DataSource, type EntityManager, QueryFailedError } from "typeorm";

import type { ShopClosing } from "../../core/ports/shop-closing.ts";
import { tablesInOrder } from "../backup/tables-in-order.ts";
import { OutboxMessageEntity } from "../entities/way-entities.ts";
import { PLATFORM_TABLES, TENANT_TABLES } from "../table-partition.ts";
import { managerOf, translateError } from "../transactions.ts";

export const createShopClosing = (dataSource: DataSource): ShopClosing => ({
  async hasEntries(tx, tenantId) {
    return (await managerOf(tx).query<unknown[]>(ANY_ENTRY, [tenantId])).length > 0;
  },
  async close(tx, tenantId) {
    const manager = managerOf(tx);
    await manager.query(CLOSE, [tenantId]);
    await manager.query(END_MEMBERSHIPS, [tenantId]);
    await manager.query(END_SCHEDULES, [tenantId]);
  },
  async moveChats(tx, fromTenantId, { tenantId, locationId }) {
    await managerOf(tx).query(MOVE_CHATS, [fromTenantId, tenantId, locationId]);
  },
  async removeUnused(olderThanDays) {
    try {
      return await removeUnused(dataSource, olderThanDays);
    } catch (error) {
      throw translateError(error);
    }
  },
});

const SHOPS_PER_PAGE = 500;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/** Row-level security shows one shop at a time, so each is looked into, and removed, in a transaction of its own. */
async function removeUnused(dataSource: DataSource, olderThanDays: number): Promise<number> {
  let removed = 0;
  for (let after = FIRST_ID; ;) {
    const shops = await dataSource.query<{ tenantId: string }[]>(SHOPS, [after, SHOPS_PER_PAGE, olderThanDays]);
    for (const { tenantId } of shops) removed += await removeIfUnused(dataSource, tenantId, olderThanDays);
    const last = shops.at(-1);
    if (last === undefined) return removed;
    after = last.tenantId;
  }
}

const removeIfUnused = async (dataSource: DataSource, tenantId: string, olderThanDays: number): Promise<number> => {
  try {
    return await remove(dataSource, tenantId, olderThanDays);
  } catch (error) {
    // Something that is never deleted names the shop, such as the audit of its people: it stays.
    if (error instanceof QueryFailedError && (error.driverError as { code?: unknown }).code === "23503") return 0;
    throw error;
  }
};

const remove = (dataSource: DataSource, tenantId: string, olderThanDays: number): Promise<number> =>
  dataSource.transaction(async (manager) => {
    await manager.query("SELECT set_config('app.tenant', $1, true)", [tenantId]);
    // An entry that is being added holds the shop's row: either it is seen below, or it finds no shop.
    const old = await manager.query<unknown[]>(TAKE_OLD, [tenantId, olderThanDays]);
    if (old.length === 0 || (await manager.query<unknown[]>(ANY_ENTRY, [tenantId])).length > 0) return 0;
    await manager.query(LEAVE_CHATS, [tenantId]);
    for (const table of await tablesOfShops(manager))
      await manager.query(`DELETE FROM ${table} WHERE tenant_id = $1`, [tenantId]);
    await manager.query(REMOVE, [tenantId]);
    return 1;
  });

/** What a chat was told stays in the chat, whatever became of the shop. */
const KEPT = new Set([OutboxMessageEntity.options.name]);

/**
 * Tables that may lose rows of a shop, those that point to others first. The book's may not: where one of them has a row
 * of the shop, its reference keeps the shop.
 */
async function tablesOfShops(manager: EntityManager): Promise<string[]> {
  const client = { query: async (sql: string) => ({ rows: await manager.query<unknown[]>(sql) }) };
  const tables = await tablesInOrder(client as unknown as ClientBase);
  return tables
    .filter(({ name, columns }) => columns.includes("tenant_id") && !KEPT.has(name) && mayDelete(name))
    .map(({ name }) => name)
    .toReversed();
}

const mayDelete = (table: string): boolean =>
  (TENANT_TABLES[table] ?? PLATFORM_TABLES[table]?.privileges ?? []).includes("DELETE");

const ANY_ENTRY = `SELECT 1 FROM entry WHERE tenant_id = $1 LIMIT 1`;

const CLOSE = `UPDATE tenant SET status = 'closed' WHERE id = $1`;

const END_MEMBERSHIPS = `UPDATE membership SET status = 'removed' WHERE tenant_id = $1`;

const END_SCHEDULES = `UPDATE digest_schedule SET enabled = false, alerts = false, next_digest_at = NULL WHERE tenant_id = $1`;

const MOVE_CHATS = `UPDATE chat SET active_tenant_id = $2, active_location_id = $3 WHERE active_tenant_id = $1`;

const SHOPS = `
  SELECT DISTINCT tenant_id AS "tenantId" FROM membership
  WHERE tenant_id > $1 AND created_at < clock_timestamp() - $3 * interval '1 day' ORDER BY tenant_id LIMIT $2`;

const LEAVE_CHATS = `UPDATE chat SET active_tenant_id = NULL, active_location_id = NULL WHERE active_tenant_id = $1`;

const REMOVE = `DELETE FROM tenant WHERE id = $1`;

const TAKE_OLD = `
  SELECT 1 FROM tenant WHERE id = $1 AND created_at < clock_timestamp() - $2 * interval '1 day' FOR UPDATE`;
