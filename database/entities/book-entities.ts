import { EntitySchema } from "typeorm";

import type { SalePayment, SaleScope } from "../../core/ports/book.ts";
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
  kind: "sale";
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
  scope: SaleScope;
  payment?: SalePayment | null;
  customerId?: string | null;
}
export const SaleEntity = new EntitySchema<SaleRow>({
  name: "sale",
  columns: {
    tenantId: key(uuid("tenant_id")),
    entryId: key(uuid("entry_id")),
    totalVnd: bigint("total_vnd"),
    scope: text("scope"),
    payment: optional(text("payment")),
    customerId: optional(uuid("customer_id")),
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
  },
});

export interface SalesDayRow {
  tenantId: string;
  businessDate: string;
  locationId: string;
  entryCount: number;
  totalVnd: number;
}
export const SalesDayEntity = new EntitySchema<SalesDayRow>({
  name: "sales_day",
  columns: {
    tenantId: key(uuid("tenant_id")),
    businessDate: key(calendarDate("business_date")),
    locationId: key(uuid("location_id")),
    entryCount: integer("entry_count"),
    totalVnd: bigint("total_vnd"),
  },
});

export interface ItemSalesDayRow {
  tenantId: string;
  businessDate: string;
  locationId: string;
  itemId: string;
  quantity: number;
  totalVnd: number;
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
  },
});
