import { EntitySchema } from "typeorm";

import type { MenuItemState } from "../../core/ports/entry.ts";
import { bigint, calendarDate, identity, jsonb, key, optional, quantity, text, uuid } from "./columns.ts";
import { type OfEntry, ofEntry, type OfLine, ofLine } from "./entry-columns.ts";

export interface StockLineRow extends OfLine {
  itemId: string;
  name: string;
  move: "count" | "in";
  quantity: number;
  unit?: string | null;
}
export const StockLineEntity = new EntitySchema<StockLineRow>({
  name: "stock_line",
  columns: {
    ...ofLine,
    itemId: uuid("item_id"),
    name: text("name"),
    move: text("move"),
    quantity: quantity("quantity", 12),
    unit: optional(text("unit")),
  },
});

export interface MenuChangeRow extends OfLine {
  itemId: string;
  /** `null` for an item that the entry added. */
  before: MenuItemState | null;
  after: MenuItemState;
}
export const MenuChangeEntity = new EntitySchema<MenuChangeRow>({
  name: "menu_change",
  columns: { ...ofLine, itemId: uuid("item_id"), before: optional(jsonb("before")), after: jsonb("after") },
});

export interface ItemPriceRow {
  tenantId: string;
  itemId: string;
  position?: number;
  kind: "price" | "cost";
  validFrom: string;
  amountVnd: number;
  entryId?: string | null;
}
export const ItemPriceEntity = new EntitySchema<ItemPriceRow>({
  name: "item_price",
  columns: {
    tenantId: key(uuid("tenant_id")),
    itemId: key(uuid("item_id")),
    position: key(identity("position")),
    kind: text("kind"),
    validFrom: calendarDate("valid_from"),
    amountVnd: bigint("amount_vnd"),
    entryId: optional(uuid("entry_id")),
  },
});

export interface DayCloseRow extends OfEntry {
  countedVnd?: number | null;
}
export const DayCloseEntity = new EntitySchema<DayCloseRow>({
  name: "day_close",
  columns: { ...ofEntry, countedVnd: optional(bigint("counted_vnd")) },
});

export interface ClosedDayRow extends OfEntry {
  fromDate: string;
  toDate: string;
}
export const ClosedDayEntity = new EntitySchema<ClosedDayRow>({
  name: "closed_day",
  columns: { ...ofEntry, fromDate: calendarDate("from_date"), toDate: calendarDate("to_date") },
});

export interface PromotionRow extends OfEntry {
  fromDate: string;
  toDate?: string | null;
  offer: string;
  percent?: number | null;
}
export const PromotionEntity = new EntitySchema<PromotionRow>({
  name: "promotion",
  columns: {
    ...ofEntry,
    fromDate: calendarDate("from_date"),
    toDate: optional(calendarDate("to_date")),
    offer: text("offer"),
    percent: optional({ ...quantity("percent", 5), scale: 2 }),
  },
});

export interface CompetitorPriceRow extends OfLine {
  itemId?: string | null;
  name: string;
  unit?: string | null;
  priceVnd: number;
}
export const CompetitorPriceEntity = new EntitySchema<CompetitorPriceRow>({
  name: "competitor_price",
  columns: {
    ...ofLine,
    itemId: optional(uuid("item_id")),
    name: text("name"),
    unit: optional(text("unit")),
    priceVnd: bigint("price_vnd"),
  },
});
