import { EntitySchema } from "typeorm";

import type { EntryKind, SalePayment, SaleScope } from "../../core/ports/entry.ts";
import {
  bigint,
  calendarDate,
  filled,
  identity,
  instant,
  integer,
  key,
  optional,
  quantity,
  smallint,
  text,
  uuid,
} from "./columns.ts";

export interface EntryRow {
  tenantId: string;
  id: string;
  position?: number;
  kind: EntryKind;
  locationId: string;
  businessDate: string;
  occurredAt: Date;
  recordedAt: Date;
  personId: string;
  chatId: string;
  eventId: number;
  actIndex: number;
  replacesEntryId?: string | null;
  createdAt?: Date;
}
export const EntryEntity = new EntitySchema<EntryRow>({
  name: "entry",
  columns: {
    tenantId: key(uuid("tenant_id")),
    id: key(uuid("id")),
    position: identity("position"),
    kind: text("kind"),
    locationId: uuid("location_id"),
    businessDate: calendarDate("business_date"),
    occurredAt: instant("occurred_at"),
    recordedAt: instant("recorded_at"),
    personId: uuid("person_id"),
    chatId: uuid("chat_id"),
    eventId: bigint("event_id"),
    actIndex: smallint("act_index"),
    replacesEntryId: optional(uuid("replaces_entry_id")),
    createdAt: filled(instant("created_at"), "now()"),
  },
});

export interface EntryVoidRow {
  tenantId: string;
  entryId: string;
  reason: "undo" | "correction";
  personId: string;
  chatId: string;
  eventId: number;
  voidedAt: Date;
  createdAt?: Date;
}
export const EntryVoidEntity = new EntitySchema<EntryVoidRow>({
  name: "entry_void",
  columns: {
    tenantId: key(uuid("tenant_id")),
    entryId: key(uuid("entry_id")),
    reason: text("reason"),
    personId: uuid("person_id"),
    chatId: uuid("chat_id"),
    eventId: bigint("event_id"),
    voidedAt: instant("voided_at"),
    createdAt: filled(instant("created_at"), "now()"),
  },
});

export interface SaleRow {
  tenantId: string;
  entryId: string;
  totalVnd: number;
  discountVnd?: number;
  scope: SaleScope;
  payment?: SalePayment | null;
  customerId?: string | null;
  soldHour?: number | null;
}
export const SaleEntity = new EntitySchema<SaleRow>({
  name: "sale",
  columns: {
    tenantId: key(uuid("tenant_id")),
    entryId: key(uuid("entry_id")),
    totalVnd: bigint("total_vnd"),
    discountVnd: filled(bigint("discount_vnd"), "0"),
    scope: text("scope"),
    payment: optional(text("payment")),
    customerId: optional(uuid("customer_id")),
    soldHour: optional(smallint("sold_hour")),
  },
});

export interface SaleItemRow {
  tenantId: string;
  entryId: string;
  line: number;
  itemId?: string | null;
  name: string;
  quantity: number;
  unit?: string | null;
  unitPriceVnd?: number | null;
  totalVnd: number;
  costVnd?: number | null;
}
export const SaleItemEntity = new EntitySchema<SaleItemRow>({
  name: "sale_item",
  columns: {
    tenantId: key(uuid("tenant_id")),
    entryId: key(uuid("entry_id")),
    line: key(smallint("line")),
    itemId: optional(uuid("item_id")),
    name: text("name"),
    quantity: quantity("quantity", 12),
    unit: optional(text("unit")),
    unitPriceVnd: optional(bigint("unit_price_vnd")),
    totalVnd: bigint("total_vnd"),
    costVnd: optional(bigint("cost_vnd")),
  },
});

export interface SalesDayRow {
  tenantId: string;
  businessDate: string;
  locationId: string;
  /** Sales that stand. */
  entryCount: number;
  /** Sales less refunds. */
  totalVnd: number;
  discountVnd?: number;
  /** Of the total: what was given back. */
  refundVnd?: number;
  /** Of the total: what was sold on credit. */
  creditVnd?: number;
  /** Of the total: goods whose cost is known, and what they cost. */
  costedVnd?: number;
  costVnd?: number;
}
export const SalesDayEntity = new EntitySchema<SalesDayRow>({
  name: "sales_day",
  columns: {
    tenantId: key(uuid("tenant_id")),
    businessDate: key(calendarDate("business_date")),
    locationId: key(uuid("location_id")),
    entryCount: integer("entry_count"),
    totalVnd: bigint("total_vnd"),
    discountVnd: filled(bigint("discount_vnd"), "0"),
    refundVnd: filled(bigint("refund_vnd"), "0"),
    creditVnd: filled(bigint("credit_vnd"), "0"),
    costedVnd: filled(bigint("costed_vnd"), "0"),
    costVnd: filled(bigint("cost_vnd"), "0"),
  },
});

export interface SalesSliceDayRow {
  tenantId: string;
  businessDate: string;
  locationId: string;
  /** -1 where it is not known. */
  hour: number;
  payment: string;
  personId: string;
  entryCount: number;
  totalVnd: number;
}
export const SalesSliceDayEntity = new EntitySchema<SalesSliceDayRow>({
  name: "sales_slice_day",
  columns: {
    tenantId: key(uuid("tenant_id")),
    businessDate: key(calendarDate("business_date")),
    locationId: key(uuid("location_id")),
    hour: key(smallint("hour")),
    payment: key(text("payment")),
    personId: key(uuid("person_id")),
    entryCount: integer("entry_count"),
    totalVnd: bigint("total_vnd"),
  },
});

export interface ItemSalesDayRow {
  tenantId: string;
  businessDate: string;
  locationId: string;
  itemId: string;
  /** Sold less given back. */
  quantity: number;
  /** By the prices of the lines, before a discount on the whole sale. */
  totalVnd: number;
  /** Of the total: lines whose cost is known, and what they cost. */
  costedVnd?: number;
  costVnd?: number;
}
export const ItemSalesDayEntity = new EntitySchema<ItemSalesDayRow>({
  name: "item_sales_day",
  columns: {
    tenantId: key(uuid("tenant_id")),
    businessDate: key(calendarDate("business_date")),
    locationId: key(uuid("location_id")),
    itemId: key(uuid("item_id")),
    quantity: quantity("quantity", 15),
    totalVnd: bigint("total_vnd"),
    costedVnd: filled(bigint("costed_vnd"), "0"),
    costVnd: filled(bigint("cost_vnd"), "0"),
  },
});
