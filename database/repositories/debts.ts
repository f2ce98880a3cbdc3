import type { Debtor, Debts, OpenSale } from "../../core/ports/debts.ts";
import { EntryEntity, EntryVoidEntity, SaleEntity } from "../entities/book-entities.ts";
import { toSafeInteger } from "../entities/columns.ts";
import { CustomerBalanceEntity } from "../entities/money-entities.ts";
import { CustomerNameEntity } from "../entities/shop-entities.ts";
import { managerOf } from "../transactions.ts";

export const createDebts = (): Debts => ({ owedVnd, listDebtors, listOpenSales });

const owedVnd: Debts["owedVnd"] = async (tx, tenantId, customerId) => {
  const row = await managerOf(tx).findOneBy(CustomerBalanceEntity, { tenantId, customerId });
  return row?.owedVnd ?? 0;
};

const listDebtors: Debts["listDebtors"] = async (tx, tenantId) => {
  const rows = await managerOf(tx).query<
    { customerId: string; name: string | null; owedVnd: string; oldestOn: string | null }[]
  >(DEBTORS, [tenantId]);
  return rows.map(({ customerId, name, owedVnd: owed, oldestOn }): Debtor => ({
    customer: { id: customerId, name: name ?? "" },
    owedVnd: toSafeInteger(owed),
    ...(oldestOn !== null && { oldestOn }),
  }));
};

const listOpenSales: Debts["listOpenSales"] = async (tx, tenantId, customerId) => {
  const rows = await managerOf(tx).query<
    { entryId: string; businessDate: string; totalVnd: string; openVnd: string }[]
  >(OPEN_SALES, [tenantId, customerId]);
  return rows.map(({ entryId, businessDate, totalVnd, openVnd }): OpenSale => ({
    entryId,
    businessDate,
    totalVnd: toSafeInteger(totalVnd),
    openVnd: toSafeInteger(openVnd),
  }));
};

const [BALANCE, ENTRY, ENTRY_VOID, SALE, NAME] = [
  CustomerBalanceEntity,
  EntryEntity,
  EntryVoidEntity,
  SaleEntity,
  CustomerNameEntity,
].map(({ options }) => options.name) as [string, string, string, string, string];

/**
 * Sales on credit of the customers of `balance`, with what is open of each. Payments settle the oldest first, so what
 * is owed is owed for the newest: going back from the newest sale, those are open that the balance still reaches.
 */
const OPEN = `
  SELECT balance.customer_id, credit.id AS entry_id, credit.business_date, credit.position, credit.total_vnd,
    LEAST(credit.total_vnd, balance.owed_vnd - credit.newer_vnd) AS open_vnd
  FROM ${BALANCE} AS balance JOIN LATERAL (
    SELECT entry.id, entry.business_date, entry.position, sale.total_vnd,
      sum(sale.total_vnd) OVER (ORDER BY entry.business_date DESC, entry.position DESC) - sale.total_vnd AS newer_vnd
    FROM ${SALE} AS sale JOIN ${ENTRY} AS entry ON entry.tenant_id = sale.tenant_id AND entry.id = sale.entry_id
    WHERE sale.tenant_id = balance.tenant_id AND sale.customer_id = balance.customer_id AND sale.payment = 'debt'
      AND NOT EXISTS (SELECT FROM ${ENTRY_VOID} AS void
        WHERE void.tenant_id = entry.tenant_id AND void.entry_id = entry.id)) AS credit
    ON credit.newer_vnd < balance.owed_vnd
  WHERE balance.tenant_id = $1`;

const OPEN_SALES = `
  SELECT entry_id AS "entryId", business_date::text AS "businessDate", total_vnd AS "totalVnd", open_vnd AS "openVnd"
  FROM (${OPEN} AND balance.customer_id = $2) AS open ORDER BY business_date, position`;

const DEBTORS = `
  SELECT balance.customer_id AS "customerId", name.display_name AS name, balance.owed_vnd AS "owedVnd",
    (SELECT min(open.business_date)::text FROM (${OPEN}) AS open WHERE open.customer_id = balance.customer_id) AS "oldestOn"
  FROM ${BALANCE} AS balance
    LEFT JOIN ${NAME} AS name ON name.tenant_id = balance.tenant_id AND name.customer_id = balance.customer_id
  WHERE balance.tenant_id = $1 AND balance.owed_vnd <> 0 ORDER BY balance.owed_vnd DESC, name.name_key`;
