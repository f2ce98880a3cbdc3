/** Before this there were no bots on any of the platforms: an earlier date is in another unit, or none. */
const EARLIEST_MS = Date.UTC(2015, 0, 1);

/**
 * When a message was sent, by the platform's clock. A date that cannot be, or that lies ahead, counts as the time of receipt:
 * there may be no such date, and no database that keeps it.
 * @param sentAtMs since 1970; anything but a number is no date
 */
export const sentAt = (sentAtMs: unknown, receivedAt: Date): Date =>
  typeof sentAtMs === "number" && sentAtMs >= EARLIEST_MS && sentAtMs <= receivedAt.getTime()
    ? new Date(sentAtMs)
    : receivedAt;
