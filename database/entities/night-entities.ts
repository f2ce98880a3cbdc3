import { EntitySchema } from "typeorm";

import { calendarDate, filled, instant, jsonb, key, optional, smallint, text, uuid } from "./columns.ts";

export interface NightScheduleRow {
  tenantId: string;
  timeZone: string;
  dayCutoffMinutes: number;
  nextNightAt: Date;
}
export const NightScheduleEntity = new EntitySchema<NightScheduleRow>({
  name: "night_schedule",
  columns: {
    tenantId: key(uuid("tenant_id")),
    timeZone: text("time_zone"),
    dayCutoffMinutes: smallint("day_cutoff_minutes"),
    nextNightAt: instant("next_night_at"),
  },
});

export interface NightRunRow {
  tenantId: string;
  businessDate: string;
  step: string;
  state?: "pending" | "done" | "passed_over" | "failed";
  attempts?: number;
  errorCode?: string | null;
  dueAt?: Date;
  createdAt?: Date;
}
export const NightRunEntity = new EntitySchema<NightRunRow>({
  name: "night_run",
  columns: {
    tenantId: key(uuid("tenant_id")),
    businessDate: key(calendarDate("business_date")),
    step: key(text("step")),
    state: filled(text("state"), "'pending'"),
    attempts: filled(smallint("attempts"), "0"),
    errorCode: optional(text("error_code")),
    dueAt: filled(instant("due_at"), "clock_timestamp()"),
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
  },
});

export interface InsightRow {
  tenantId: string;
  businessDate: string;
  /** What it is about; each has a form of its own, which is checked when it is read. */
  about: string;
  content: unknown;
  createdAt?: Date;
}
export const InsightEntity = new EntitySchema<InsightRow>({
  name: "insight",
  columns: {
    tenantId: key(uuid("tenant_id")),
    businessDate: key(calendarDate("business_date")),
    about: key(text("about")),
    content: jsonb("content"),
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
  },
});
