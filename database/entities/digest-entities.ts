import { EntitySchema } from "typeorm";

import { boolean, calendarDate, filled, instant, key, optional, smallint, text, uuid } from "./columns.ts";

export interface DigestScheduleRow {
  tenantId: string;
  chatId: string;
  personId: string;
  timeZone: string;
  dayCutoffMinutes: number;
  sendAtMinutes: number;
  /** ISO weekdays, 1 is Monday. */
  weekdays: number[];
  enabled: boolean;
  form: "full" | "short";
  weekly: boolean;
  monthly: boolean;
  tips: boolean;
  alerts: boolean;
  nextDigestAt?: Date | null;
  nextAlertAt?: Date;
}
export const DigestScheduleEntity = new EntitySchema<DigestScheduleRow>({
  name: "digest_schedule",
  columns: {
    tenantId: key(uuid("tenant_id")),
    chatId: key(uuid("chat_id")),
    personId: uuid("person_id"),
    timeZone: text("time_zone"),
    dayCutoffMinutes: smallint("day_cutoff_minutes"),
    sendAtMinutes: smallint("send_at_minutes"),
    weekdays: { name: "weekdays", type: "smallint", array: true },
    enabled: boolean("enabled"),
    form: filled(text("form"), "'full'"),
    weekly: filled(boolean("weekly"), "true"),
    monthly: filled(boolean("monthly"), "true"),
    tips: filled(boolean("tips"), "true"),
    alerts: filled(boolean("alerts"), "true"),
    nextDigestAt: optional(instant("next_digest_at")),
    nextAlertAt: filled(instant("next_alert_at"), "'epoch'"),
  },
});

export interface DigestRunRow {
  tenantId: string;
  chatId: string;
  businessDate: string;
  kind: "morning" | "alert";
  dueAt: Date;
  state?: "pending" | "written" | "late" | "quiet";
  createdAt?: Date;
}
export const DigestRunEntity = new EntitySchema<DigestRunRow>({
  name: "digest_run",
  columns: {
    tenantId: key(uuid("tenant_id")),
    chatId: key(uuid("chat_id")),
    businessDate: key(calendarDate("business_date")),
    kind: key(text("kind")),
    dueAt: instant("due_at"),
    state: filled(text("state"), "'pending'"),
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
  },
});
