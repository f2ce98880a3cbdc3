import { EntitySchema } from "typeorm";

import type { AdviceKind, Recommendation } from "../../core/insights/advice/recommendation.ts";
import type { TipEffect } from "../../core/insights/advice/tip-effect.ts";
import type { TipAnswer } from "../../core/ports/tips.ts";
import { calendarDate, filled, instant, integer, jsonb, key, optional, text, uuid } from "./columns.ts";

export interface AlertRow {
  tenantId: string;
  /** What of the shop it was about: never a name. */
  about: string;
  toldOn: string;
}
export const AlertEntity = new EntitySchema<AlertRow>({
  name: "alert",
  columns: { tenantId: key(uuid("tenant_id")), about: key(text("about")), toldOn: key(calendarDate("told_on")) },
});

export interface TipRow {
  tenantId: string;
  id: string;
  key: string;
  kind: AdviceKind;
  toldOn: string;
  recordCount: number;
  /** Without persons' names. */
  recommendation: Recommendation;
  answer?: TipAnswer | null;
  /** Business date of the answer. */
  answeredOn?: string | null;
  /** What [Làm luôn] entered. */
  entryId?: string | null;
  effect?: TipEffect | null;
  effectToldOn?: string | null;
  createdAt?: Date;
}
export const TipEntity = new EntitySchema<TipRow>({
  name: "tip",
  columns: {
    tenantId: key(uuid("tenant_id")),
    id: key(uuid("id")),
    key: text("key"),
    kind: text("kind"),
    toldOn: calendarDate("told_on"),
    recordCount: integer("record_count"),
    recommendation: jsonb("recommendation"),
    answer: optional(text("answer")),
    answeredOn: optional(calendarDate("answered_on")),
    entryId: optional(uuid("entry_id")),
    effect: optional(jsonb("effect")),
    effectToldOn: optional(calendarDate("effect_told_on")),
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
  },
});
