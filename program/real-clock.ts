import type { Clock } from "../core/ports/clock.ts";

export const REAL_CLOCK: Clock = { now: () => new Date() };
