/** The jobs that keep the house in order, and when they are due (node-cron, with seconds). */
export const HOUSEKEEPING_SCHEDULE = {
  /** Messages whose work was broken off must not wait long: their writer looks at the screen. */
  "sweep-inbound": "*/2 * * * * *",
  /** Messages that the queue forgot to send. */
  "sweep-outbox": "*/3 * * * * *",
  /** Chats whose morning has come. */
  "claim-digests": "*/10 * * * * *",
  /** Shops whose day is over. */
  "claim-nights": "*/10 * * * * *",
  /** At night, when the shops sleep. */
  "forget-old-messages": "0 30 3 * * *",
  "forget-old-answers": "0 40 3 * * *",
  /** A copy a day, also where the machine is off at night; the handler knows whether today's is there. */
  "copy-book": "0 20 * * * *",
  /** Shops that have no schedule for their nights yet, and nights of long ago. */
  "tend-nights": "0 50 * * * *",
  /** Codes, links and sessions that are long over. */
  "forget-expired-logins": "0 15 * * * *",
  /** Who asked to be erased is reminded of it the day before, and erased when the day has come. */
  "work-erasures": "0 */10 * * * *",
  /** What was written by people who have not agreed that it is kept. */
  "forget-unagreed-texts": "0 25 3 * * *",
  /** Shops that were opened by a first word and never used. */
  "remove-unused-shops": "0 50 3 * * *",
  /** Links that no longer open need no file behind them. */
  "forget-expired-files": "0 10 * * * *",
} as const;

export type HousekeepingJob = keyof typeof HOUSEKEEPING_SCHEDULE;
export type HousekeepingHandlers = Record<HousekeepingJob, () => Promise<number>>;
