import type { Config } from "../config.ts";
import { businessDate } from "../core/sales/business-date.ts";
import { keepDailyBackups } from "../database/backup/keep-daily-backups.ts";
import type { OpenDatabase } from "../database/open-database.ts";
import { REAL_CLOCK } from "./real-clock.ts";

/** A day is over when the last shops are. */
const DAY = { timeZone: "Asia/Ho_Chi_Minh", dayCutoffMinutes: 240 };

/** Daily copies of the book on our own server; those of a given server are its keeper's. */
export function copiesFor(
  { database: { mode }, dataDir }: Config,
  { applicationUrl }: OpenDatabase,
): { readonly copyBook?: () => Promise<number> } {
  if (mode !== "embedded") return {};
  const keep = keepDailyBackups({ applicationUrl, dataDir });
  return {
    copyBook: () => {
      const now = REAL_CLOCK.now();
      return keep(businessDate(now, DAY), now);
    },
  };
}
