/** The value of `make`, made anew at most once in `keptMs`; who asks while it is being made gets the same. */
export const keepFor = <T>(keptMs: number, nowMs: () => number, make: () => Promise<T>): (() => Promise<T>) => {
  let kept: { readonly value: Promise<T>; readonly atMs: number } | undefined;
  return () => {
    if (kept === undefined || nowMs() - kept.atMs >= keptMs) kept = { value: make(), atMs: nowMs() };
    return kept.value;
  };
};
