/** Before this there were no bots: an earlier date is in another unit, or none. */
const EARLIEST_MS = Date.UTC(2015, 0, 1);

/**
 * When a message was sent, of Unix time in seconds. A date that cannot be, or that lies ahead, counts as the time of
 * receipt: there may be no such date, and no database that keeps it.
 */
export const sentAt = (seconds: number | undefined, receivedAt: Date): Date => {
  const ms = (seconds ?? NaN) * 1000;
  return ms >= EARLIEST_MS && ms <= receivedAt.getTime() ? new Date(ms) : receivedAt;
};
