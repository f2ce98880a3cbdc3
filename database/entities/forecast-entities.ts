import { EntitySchema, type EntitySchemaColumnOptions } from "typeorm";

import type { ForecastDay } from "../../core/insights/forecast/forecast-series.ts";
import { calendarDate, identity, jsonb, key, optional, text, uuid } from "./columns.ts";
import { type OfEntry, ofEntry } from "./entry-columns.ts";

const double = (name: string): EntitySchemaColumnOptions => ({ name, type: "double precision" });
const real = (name: string): EntitySchemaColumnOptions => ({ name, type: "real" });
const listOf = (column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({ ...column, array: true });

interface OfSeries {
  tenantId: string;
  position?: number;
  locationId?: string | null;
  itemId?: string | null;
}
const ofSeries = {
  tenantId: key(uuid("tenant_id")),
  position: key(identity("position")),
  locationId: optional(uuid("location_id")),
  itemId: optional(uuid("item_id")),
};

export interface ForecastRow extends OfSeries {
  madeOn: string;
  model: string;
  widthFactor: number;
  days: readonly ForecastDay[];
}
export const ForecastEntity = new EntitySchema<ForecastRow>({
  name: "forecast",
  columns: {
    ...ofSeries,
    madeOn: calendarDate("made_on"),
    model: text("model"),
    widthFactor: real("width_factor"),
    days: jsonb("days"),
  },
});

export interface ForecastScoreRow extends OfSeries {
  scoredDate: string;
  actual: number;
  mean?: number | null;
  lower?: number | null;
  upper?: number | null;
  misses: readonly number[];
  strays: readonly number[];
}
export const ForecastScoreEntity = new EntitySchema<ForecastScoreRow>({
  name: "forecast_score",
  columns: {
    ...ofSeries,
    scoredDate: calendarDate("scored_date"),
    actual: double("actual"),
    mean: optional(double("mean")),
    lower: optional(double("lower")),
    upper: optional(double("upper")),
    misses: listOf(double("misses")),
    strays: listOf(real("strays")),
  },
});

export interface DayNoteRow extends OfEntry {
  fromDate: string;
  toDate: string;
  note: "rain" | "unrecorded";
}
export const DayNoteEntity = new EntitySchema<DayNoteRow>({
  name: "day_note",
  columns: { ...ofEntry, fromDate: calendarDate("from_date"), toDate: calendarDate("to_date"), note: text("note") },
});

export interface CalendarOverrideRow {
  onDate: string;
  /** `null` makes it a usual day. */
  specialDay: string | null;
}
export const CalendarOverrideEntity = new EntitySchema<CalendarOverrideRow>({
  name: "calendar_override",
  columns: { onDate: key(calendarDate("on_date")), specialDay: optional(text("special_day")) },
});
