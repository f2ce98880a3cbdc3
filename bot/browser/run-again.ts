/**
 * Makes of `work` a call that never runs twice at once: calls during a run become one more run after it, so
 * that a wake-up in the middle of reading is never lost.
 */
export const runAgain = (work: () => Promise<void>, onError: (error: unknown) => void): (() => void) => {
  let running = false;
  let wanted = false;
  const run = async (): Promise<void> => {
    running = true;
    try {
      while (wanted) {
        wanted = false;
        await work();
      }
    } catch (error) {
      onError(error);
    } finally {
      running = false;
    }
  };
  return () => {
    wanted = true;
    if (!running) void run();
  };
};
