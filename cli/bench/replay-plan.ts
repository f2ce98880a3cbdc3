import { randomUUID } from "node:crypto";

import type { RecordedStatement } from "./recording.ts";

/** What of a chat's stands in its statements: ids of the chat, its shop, its goods … in one order for all chats. */
export type ChatValues = readonly string[];

/** Statements of one chat, to be run for others with their own values. Plain data: it goes to another process. */
export interface ReplayPlan {
  readonly statements: readonly RecordedStatement[];
  readonly recorded: ChatValues;
  readonly chats: readonly ChatValues[];
  /** The id of the row that the work was about, as it was when recorded; each run has its own. */
  readonly recordedRowId?: string;
  /** The platform's id of the update, likewise. */
  readonly recordedEventId?: string;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u;

export interface ReplayRun {
  valuesOf(statement: RecordedStatement): unknown[];
  /** The row's id is known once its own statement has made it. */
  rowIs(id: string): void;
}

/** Gives the values of a statement for one run: the chat's own, and new ids where the recording had new ones. */
export function createRun(plan: ReplayPlan, chat: number, own: { readonly eventId?: string } = {}): ReplayRun {
  const values = plan.chats[chat % plan.chats.length] ?? plan.recorded;
  const known = new Map(plan.recorded.map((value, index) => [value, values[index]]));
  if (plan.recordedEventId !== undefined) known.set(plan.recordedEventId, own.eventId);
  const { recordedRowId } = plan;
  let rowId: string | undefined;
  const replace = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value === "number" && String(value) === recordedRowId) return rowId;
    if (typeof value !== "string") return value;
    if (value === recordedRowId) return rowId;
    if (recordedRowId !== undefined && value === `event:${recordedRowId}`) return `event:${String(rowId)}`;
    if (!known.has(value) && UUID.test(value)) known.set(value, randomUUID());
    return known.get(value) ?? value;
  };
  return {
    valuesOf: ({ values: given }) => given.map(replace),
    rowIs: (id) => {
      rowId = id;
    },
  };
}
