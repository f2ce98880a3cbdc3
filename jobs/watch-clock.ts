const LOOK_EVERY_MS = 1_000;
/** More than a busy machine and the small steps of a time server come to. */
const JUMP_MS = 5_000;

/**
 * Calls `onJump` when the wall clock was set, or the machine slept: timers that wait for a time of day then wait for
 * the wrong moment, after a step back for hours.
 */
export function watchClock(onJump: (byMs: number) => void): { readonly stop: () => void } {
  const lead = (): number => Date.now() - performance.now();
  let knownMs = lead();
  const timer = setInterval(() => {
    const byMs = lead() - knownMs;
    knownMs += byMs;
    if (Math.abs(byMs) > JUMP_MS) onJump(byMs);
  }, LOOK_EVERY_MS).unref();
  return { stop: () => clearInterval(timer) };
}
