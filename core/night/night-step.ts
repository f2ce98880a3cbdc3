import type { Shop } from "../ports/accounts.ts";
import type { Transaction } from "../ports/transaction.ts";

/**
 * What is worked out for each shop when its day is over, in this order.
 *
 * To add a step: name it here, write its work as a use case of the shape `StepWork`, and put it into
 * `program/night-work.ts`, which does not compile until it is there. Nothing else: schedule, claim, retries and
 * measures go by this list. A shop that was passed over has no row for the new step before its next night.
 */
export const NIGHT_STEPS = ["effects", "advice", "forecast"] as const;
export type NightStep = (typeof NIGHT_STEPS)[number];

/** The business day that is over, and the one that has begun. */
export interface NightDay {
  readonly closed: string;
  readonly today: string;
}

/**
 * Does a step for one shop, in a transaction of its own that has entered the shop and is committed together with the
 * note that the step is done. It keeps what it finds by the closed day and replaces what it finds there, so that
 * doing it twice changes nothing. It throws when it cannot: it is then tried again later, alone, and after some
 * attempts given up for that night. Nights may be missing (the machine was off): a step must not count on yesterday's.
 */
export type StepWork = (tx: Transaction, shop: Shop, day: NightDay) => Promise<void>;

/** The work of every step. */
export type NightWork = Readonly<Record<NightStep, StepWork>>;
