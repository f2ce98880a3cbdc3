import { setTimeout as wait } from "node:timers/promises";

/** Waits, or returns at once when the signal is given. Never rejects. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

export const pauseFor: Pause = async (ms, signal) => {
  await wait(ms, undefined, { signal }).catch(() => undefined);
};

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** How long to wait after so many failures in a row: 1 s, 2 s, 4 s … 30 s. */
export const backoffMs = (failures: number): number => Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);
