import type { ChatAddress } from "./inbound-event.ts";
import type { Transaction } from "./transaction.ts";

/** When a chat wants its morning message. */
export interface DigestSchedule {
  readonly tenantId: string;
  /** Our id of the chat. */
  readonly chatId: string;
  /** Whose language it speaks. */
  readonly personId: string;
  readonly timeZone: string;
  readonly dayCutoffMinutes: number;
  /** Minutes after midnight, by the clock on the shop's wall. */
  readonly sendAtMinutes: number;
  /** ISO weekdays on which it is sent, 1 is Monday. */
  readonly weekdays: readonly number[];
  readonly enabled: boolean;
  /** A short one is a few lines. */
  readonly form: "full" | "short";
  /** On Mondays with the week that is over, on the first of a month with the month. */
  readonly weekly: boolean;
  readonly monthly: boolean;
  readonly tips: boolean;
  /** Apart from the morning: whatever cannot wait for it, in the afternoon. */
  readonly alerts: boolean;
}

/** One message that nobody asked for, to be written: of one business day, for one chat. */
export interface DigestRun {
  readonly kind: "morning" | "alert";
  readonly tenantId: string;
  readonly chatId: string;
  /** The day that it tells of. */
  readonly businessDate: string;
  readonly dueAt: Date;
}

export interface Digests {
  find(tx: Transaction, tenantId: string, chatId: string): Promise<DigestSchedule | undefined>;
  /** All of the shop's chats. */
  list(tx: Transaction, tenantId: string): Promise<readonly DigestSchedule[]>;
  /** Adds or changes a schedule. `nextAt` is absent where none is due any more. */
  save(tx: Transaction, schedule: DigestSchedule, nextAt: Date | undefined): Promise<void>;
  /** Takes up to `limit` schedules that are due; others who ask at the same time get other ones. */
  claimDue(tx: Transaction, now: Date, limit: number): Promise<readonly (DigestSchedule & { readonly dueAt: Date })[]>;
  /** Takes up to `limit` schedules whose afternoon look is due; others who ask at the same time get other ones. */
  claimDueAlerts(
    tx: Transaction,
    now: Date,
    limit: number,
  ): Promise<readonly (DigestSchedule & { readonly dueAt: Date })[]>;
  setNextAlert(tx: Transaction, schedule: DigestSchedule, nextAt: Date): Promise<void>;
  /** Puts a run in, once. @returns false where that day was told already */
  addRun(tx: Transaction, run: DigestRun): Promise<boolean>;
  /** Runs that nobody has written for `olderThanMs` or longer, oldest first. */
  pendingRuns(limit: number, olderThanMs: number): Promise<readonly DigestRun[]>;
  /** Takes a run for writing, with its chat; undefined where it is done, or the chat is busy just now. */
  claimRun(tx: Transaction, run: DigestRun): Promise<ChatAddress | undefined>;
  finishRun(tx: Transaction, run: DigestRun, state: "written" | "late" | "quiet"): Promise<void>;
}
