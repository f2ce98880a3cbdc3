import type { Creditor, Debtor, Debts, OpenSale } from "../../core/ports/debts.ts";
import type { Transaction } from "../../core/ports/transaction.ts";
import { EntryEntity, EntryVoidEntity, SaleEntity } from "../entities/book-entities.ts";
import { toSafeInteger } from "../entities/columns.ts";
import { CustomerBalanceEntity, PurchaseEntity } from "../entities/money-entities.ts";
import { CustomerNameEntity } from "../entities/shop-entities.ts";
import { managerOf } from "../transactions.ts";

export const createDebts = (): Debts => ({
  owedVnd,
  listDebtors,
  listOpenSales,
  payableVnd,
  listCreditors,
  listOpenPurchases,
});

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

const payableVnd: Debts["payableVnd"] = async (tx, tenantId, customerId) => {
  const row = await managerOf(tx).findOneBy(CustomerBalanceEntity, { tenantId, customerId });
  return row?.payableVnd ?? 0;
};

const listCreditors: Debts["listCreditors"] = async (tx, tenantId) => {
  const rows = await managerOf(tx).query<
    { supplierId: string; name: string | null; payableVnd: string; oldestOn: string | null }[]
  >(CREDITORS, [tenantId]);
  return rows.map(({ supplierId, name, payableVnd: payable, oldestOn }): Creditor => ({
    supplier: { id: supplierId, name: name ?? "" },
    payableVnd: toSafeInteger(payable),
    ...(oldestOn !== null && { oldestOn }),
  }));
};

const listOpenSales: Debts["listOpenSales"] = (tx, tenantId, customerId) =>
  listOpen(tx, OPEN_SALES, tenantId, customerId);

const listOpenPurchases: Debts["listOpenPurchases"] = (tx, tenantId, supplierId) =>
  listOpen(tx, OPEN_PURCHASES, tenantId, supplierId);

const listOpen = async (tx: Transaction, sql: string, tenantId: string, partyId: string): Promise<OpenSale[]> => {
  const rows = await managerOf(tx).query<
    { entryId: string; businessDate: string; totalVnd: string; openVnd: string }[]
  >(sql, [tenantId, partyId]);
  return rows.map(({ entryId, businessDate, totalVnd, openVnd }): OpenSale => ({
    entryId,
    businessDate,
    totalVnd: toSafeInteger(totalVnd),
    openVnd: toSafeInteger(openVnd),
  }));
};

const [BALANCE, ENTRY, ENTRY_VOID, SALE, PURCHASE, NAME] = [
  CustomerBalanceEntity,
  EntryEntity,
  EntryVoidEntity,
  SaleEntity,
  PurchaseEntity,
  CustomerNameEntity,
].map(({ options }) => options.name) as [string, string, string, string, string, string];

interface OnCredit {
  readonly table: string;
  readonly party: string;
  /** The column of the balance. */
  readonly left: string;
}
const SALES: OnCredit = { table: SALE, party: "customer_id", left: "owed_vnd" };
const PURCHASES: OnCredit = { table: PURCHASE, party: "supplier_id", left: "payable_vnd" };

/**
 * Sales or purchases on credit of the parties of `balance`, with what is open of each. Payments settle the oldest first,
 * so what is owed is owed for the newest: going back from the newest, those are open that the balance still reaches.
 */
const open = ({ table, party, left }: OnCredit): string => `
  SELECT balance.customer_id, credit.id AS entry_id, credit.business_date, credit.position, credit.total_vnd,
    LEAST(credit.total_vnd, balance.${left} - credit.newer_vnd) AS open_vnd
  FROM ${BALANCE} AS balance JOIN LATERAL (
    SELECT entry.id, entry.business_date, entry.position, told.total_vnd,
      sum(told.total_vnd) OVER (ORDER BY entry.business_date DESC, entry.position DESC) - told.total_vnd AS newer_vnd
    FROM ${table} AS told JOIN ${ENTRY} AS entry ON entry.tenant_id = told.tenant_id AND entry.id = told.entry_id
    WHERE told.tenant_id = balance.tenant_id AND told.${party} = balance.customer_id AND told.payment = 'debt'
      AND NOT EXISTS (SELECT FROM ${ENTRY_VOID} AS void
        WHERE void.tenant_id = entry.tenant_id AND void.entry_id = entry.id)) AS credit
    ON credit.newer_vnd < balance.${left}
  WHERE balance.tenant_id = $1`;

const openOfOne = (credit: OnCredit): string => `
  SELECT entry_id AS "entryId", business_date::text AS "businessDate", total_vnd AS "totalVnd", open_vnd AS "openVnd"
  FROM (${open(credit)} AND balance.customer_id = $2) AS open ORDER BY business_date, position`;

const OPEN_SALES = openOfOne(SALES);
const OPEN_PURCHASES = openOfOne(PURCHASES);

const oldestOf = (credit: OnCredit): string =>
  `(SELECT min(open.business_date)::text FROM (${open(credit)}) AS open WHERE open.customer_id = balance.customer_id)`;

const NAMED_BALANCE = `${BALANCE} AS balance
    LEFT JOIN ${NAME} AS name ON name.tenant_id = balance.tenant_id AND name.customer_id = balance.customer_id`;

const DEBTORS = `
  SELECT balance.customer_id AS "customerId", name.display_name AS name, balance.owed_vnd AS "owedVnd",
    ${oldestOf(SALES)} AS "oldestOn"
  FROM ${NAMED_BALANCE}
  WHERE balance.tenant_id = $1 AND balance.owed_vnd <> 0 ORDER BY balance.owed_vnd DESC, name.name_key`;

const CREDITORS = `
  SELECT balance.customer_id AS "supplierId", name.display_name AS name, balance.payable_vnd AS "payableVnd",
    ${oldestOf(PURCHASES)} AS "oldestOn"
  FROM ${NAMED_BALANCE}
  WHERE balance.tenant_id = $1 AND balance.payable_vnd <> 0
  ORDER BY balance.payable_vnd < 0, "oldestOn", balance.payable_vnd DESC, name.name_key`;
