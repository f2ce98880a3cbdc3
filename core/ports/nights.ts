import type { NightStep } from "../night/night-step.ts";
import type { Transaction } from "./transaction.ts";

/** When a shop's day is over. */
export interface NightSchedule {
  readonly tenantId: string;
  readonly timeZone: string;
  readonly dayCutoffMinutes: number;
}

/** The work of one night of one shop. */
export interface NightRun {
  readonly tenantId: string;
  /** The business day that is over. */
  readonly businessDate: string;
}

/** A step of a night that did not go well. */
export interface TroubledStep extends NightRun {
  readonly step: string;
  /** `pending` is tried again, `failed` is not. */
  readonly state: "pending" | "failed";
  readonly attempts: number;
  /** A name of ours for what went wrong, never what a shop wrote. */
  readonly errorCode: string;
}

/** Which shop's night is due, and what was done in it. Rows outlive the queue: a run that it forgets is found again. */
export interface Nights {
  /** Adds a schedule, or changes it with its next time. */
  save(tx: Transaction, schedule: NightSchedule, nextAt: Date): Promise<void>;
  /** Takes up to `limit` schedules that are due; others who ask at the same time get other ones. */
  claimDue(tx: Transaction, now: Date, limit: number): Promise<readonly (NightSchedule & { readonly dueAt: Date })[]>;
  /** Sets the next times of schedules that were claimed. */
  setNext(tx: Transaction, next: readonly { readonly tenantId: string; readonly nextAt: Date }[]): Promise<void>;
  /** Puts each step of each run in, once. @returns the runs of which any step was new */
  addRuns(tx: Transaction, runs: readonly NightRun[], steps: readonly NightStep[]): Promise<readonly NightRun[]>;
  /** Runs with a step that has been due for `olderThanMs` or longer, oldest first. */
  pendingRuns(limit: number, olderThanMs: number): Promise<readonly NightRun[]>;
  /** Takes a step for doing; false where it is done, or somebody else is at it. */
  claimStep(tx: Transaction, run: NightRun, step: NightStep): Promise<boolean>;
  finishStep(tx: Transaction, run: NightRun, step: NightStep): Promise<void>;
  /** Notes that the shop has nothing to work out: every step that waits is over. */
  passOver(tx: Transaction, run: NightRun): Promise<void>;
  /** Counts an attempt that failed. The step waits for a while; after `maxAttempts` it is given up. */
  failStep(
    tx: Transaction,
    run: NightRun,
    step: NightStep,
    failure: { readonly errorCode: string; readonly maxAttempts: number },
  ): Promise<"again" | "failed">;
  /** The newest first. */
  listTroubled(limit: number): Promise<readonly TroubledStep[]>;
  /** Gives a schedule to shops that have none, and forgets runs older than that. @returns how many rows changed */
  tend(keptDays: number): Promise<number>;
}
