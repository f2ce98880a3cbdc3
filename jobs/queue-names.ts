/** Every queue of ours. The migrator prepares each: the program's login may not make what BullMQ would make for it. */
export const QUEUE_NAMES = ["housekeeping"] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];
