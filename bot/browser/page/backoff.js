// @ts-check
/**
 * Tries again after a while, each time in a row after a longer one.
 * @param {{ firstMs: number, longestMs: number }} waits
 */
export const createBackoff = ({ firstMs, longestMs }) => {
  let failures = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const cancel = () => clearTimeout(timer);
  return {
    /** @param {() => void} again */
    later: (again) => {
      cancel();
      timer = setTimeout(again, Math.min(longestMs, firstMs * 2 ** failures));
      failures += 1;
    },
    cancel,
    /** It worked, or someone asked: the next wait is a short one. */
    reset: () => {
      failures = 0;
    },
  };
};
