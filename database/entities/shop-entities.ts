import { EntitySchema } from "typeorm";

import type { OpenQuestion } from "../../core/conversation/open-question.ts";
import { boolean, calendarDate, filled, instant, jsonb, key, optional, text, uuid } from "./columns.ts";

export interface CustomerRow {
  tenantId: string;
  id: string;
  createdAt?: Date;
  erasedAt?: Date | null;
}
export const CustomerEntity = new EntitySchema<CustomerRow>({
  name: "customer",
  columns: {
    tenantId: key(uuid("tenant_id")),
    id: key(uuid("id")),
    createdAt: filled(instant("created_at"), "now()"),
    erasedAt: optional(instant("erased_at")),
  },
});

export interface CustomerNameRow {
  tenantId: string;
  customerId: string;
  displayName: string;
  nameKey: string;
}
export const CustomerNameEntity = new EntitySchema<CustomerNameRow>({
  name: "customer_name",
  columns: {
    tenantId: key(uuid("tenant_id")),
    customerId: key(uuid("customer_id")),
    displayName: text("display_name"),
    nameKey: text("name_key"),
  },
});

export interface MenuItemRow {
  tenantId: string;
  id: string;
  name: string;
  nameKey: string;
  unit?: string | null;
  category?: string | null;
  /** False where it is only bought, or was taken off the menu. */
  onMenu?: boolean;
  soldOutOn?: string | null;
  /** The item that this is another name of. */
  mergedInto?: string | null;
  createdAt?: Date;
}
export const MenuItemEntity = new EntitySchema<MenuItemRow>({
  name: "menu_item",
  columns: {
    tenantId: key(uuid("tenant_id")),
    id: key(uuid("id")),
    name: text("name"),
    nameKey: text("name_key"),
    unit: optional(text("unit")),
    category: optional(text("category")),
    onMenu: filled(boolean("on_menu"), "true"),
    soldOutOn: optional(calendarDate("sold_out_on")),
    mergedInto: optional(uuid("merged_into")),
    createdAt: filled(instant("created_at"), "now()"),
  },
});

export interface PendingQuestionRow {
  tenantId: string;
  chatId: string;
  personId: string;
  id: string;
  question: OpenQuestion;
  askedAt: Date;
  expiresAt: Date;
}
export const PendingQuestionEntity = new EntitySchema<PendingQuestionRow>({
  name: "pending_question",
  columns: {
    tenantId: key(uuid("tenant_id")),
    chatId: key(uuid("chat_id")),
    personId: key(uuid("person_id")),
    id: uuid("id"),
    question: jsonb("question"),
    askedAt: instant("asked_at"),
    expiresAt: instant("expires_at"),
  },
});
