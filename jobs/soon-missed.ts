/** How soon the others take over the jobs of a process that was killed: a person waits for what they do. */
export const SOON_MISSED = { lockDuration: 15_000, stalledInterval: 10_000 } as const;
