import { EntitySchema } from "typeorm";

import type { PaidBy, SalePayment } from "../../core/ports/entry.ts";
import type { SpendingKind } from "../../core/ports/spending.ts";
import { bigint, boolean, calendarDate, integer, key, optional, quantity, smallint, text, uuid } from "./columns.ts";
import { type OfEntry, ofEntry, type OfLine, ofLine } from "./entry-columns.ts";

export interface GoodsRow extends OfLine {
  itemId?: string | null;
  name: string;
  quantity: number;
  unit?: string | null;
  unitPriceVnd?: number | null;
  totalVnd: number;
}
const goods = {
  ...ofLine,
  itemId: optional(uuid("item_id")),
  name: text("name"),
  quantity: quantity("quantity", 12),
  unit: optional(text("unit")),
  unitPriceVnd: optional(bigint("unit_price_vnd")),
  totalVnd: bigint("total_vnd"),
};

export interface RefundRow extends OfEntry {
  totalVnd: number;
  payment?: SalePayment | null;
  customerId?: string | null;
}
export const RefundEntity = new EntitySchema<RefundRow>({
  name: "refund",
  columns: {
    ...ofEntry,
    totalVnd: bigint("total_vnd"),
    payment: optional(text("payment")),
    customerId: optional(uuid("customer_id")),
  },
});

export interface RefundItemRow extends GoodsRow {
  costVnd?: number | null;
}
export const RefundItemEntity = new EntitySchema<RefundItemRow>({
  name: "refund_item",
  columns: { ...goods, costVnd: optional(bigint("cost_vnd")) },
});

export interface ExpenseRow extends OfEntry {
  totalVnd: number;
  category: string;
  isDrawing: boolean;
  payment?: PaidBy | null;
  recurringEntryId?: string | null;
}
export const ExpenseEntity = new EntitySchema<ExpenseRow>({
  name: "expense",
  columns: {
    ...ofEntry,
    totalVnd: bigint("total_vnd"),
    category: text("category"),
    isDrawing: boolean("is_drawing"),
    payment: optional(text("payment")),
    recurringEntryId: optional(uuid("recurring_entry_id")),
  },
});

export interface PurchaseRow extends OfEntry {
  totalVnd: number;
  payment?: SalePayment | null;
  supplierId?: string | null;
}
export const PurchaseEntity = new EntitySchema<PurchaseRow>({
  name: "purchase",
  columns: {
    ...ofEntry,
    totalVnd: bigint("total_vnd"),
    payment: optional(text("payment")),
    supplierId: optional(uuid("supplier_id")),
  },
});

export const PurchaseItemEntity = new EntitySchema<GoodsRow>({ name: "purchase_item", columns: goods });

export interface DebtPaymentRow extends OfEntry {
  customerId: string;
  totalVnd: number;
  payment?: PaidBy | null;
}
export const DebtPaymentEntity = new EntitySchema<DebtPaymentRow>({
  name: "debt_payment",
  columns: {
    ...ofEntry,
    customerId: uuid("customer_id"),
    totalVnd: bigint("total_vnd"),
    payment: optional(text("payment")),
  },
});

export interface SupplierPaymentRow extends OfEntry {
  supplierId: string;
  totalVnd: number;
  payment?: PaidBy | null;
}
export const SupplierPaymentEntity = new EntitySchema<SupplierPaymentRow>({
  name: "supplier_payment",
  columns: {
    ...ofEntry,
    supplierId: uuid("supplier_id"),
    totalVnd: bigint("total_vnd"),
    payment: optional(text("payment")),
  },
});

export interface RecurringExpenseRow extends OfEntry {
  totalVnd: number;
  category: string;
  isDrawing: boolean;
  dayOfMonth: number;
}
export const RecurringExpenseEntity = new EntitySchema<RecurringExpenseRow>({
  name: "recurring_expense",
  columns: {
    ...ofEntry,
    totalVnd: bigint("total_vnd"),
    category: text("category"),
    isDrawing: boolean("is_drawing"),
    dayOfMonth: smallint("day_of_month"),
  },
});

export interface SpendingDayRow {
  tenantId: string;
  businessDate: string;
  locationId: string;
  kind: SpendingKind;
  category: string;
  entryCount: number;
  totalVnd: number;
}
export const SpendingDayEntity = new EntitySchema<SpendingDayRow>({
  name: "spending_day",
  columns: {
    tenantId: key(uuid("tenant_id")),
    businessDate: key(calendarDate("business_date")),
    locationId: key(uuid("location_id")),
    kind: key(text("kind")),
    category: key(text("category")),
    entryCount: integer("entry_count"),
    totalVnd: bigint("total_vnd"),
  },
});

export interface CustomerBalanceRow {
  tenantId: string;
  customerId: string;
  owedVnd: number;
  payableVnd: number;
}
export const CustomerBalanceEntity = new EntitySchema<CustomerBalanceRow>({
  name: "customer_balance",
  columns: {
    tenantId: key(uuid("tenant_id")),
    customerId: key(uuid("customer_id")),
    owedVnd: bigint("owed_vnd"),
    payableVnd: bigint("payable_vnd"),
  },
});
