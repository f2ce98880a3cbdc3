import { EntitySchema } from "typeorm";

import type { AdviceKind, Recommendation } from "../../core/insights/advice/recommendation.ts";
import type { TipAnswer } from "../../core/ports/tips.ts";
import { calendarDate, filled, instant, integer, jsonb, key, optional, text, uuid } from "./columns.ts";

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
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
  },
});
