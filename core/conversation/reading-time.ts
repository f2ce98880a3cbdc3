import type { PendingEvent } from "../ports/inbound-events.ts";

/** The sent time, bounded by the time of receipt: a platform's clock may run ahead of ours. */
export const readingTime = ({ sentAt, receivedAt }: PendingEvent): Date => (sentAt < receivedAt ? sentAt : receivedAt);
