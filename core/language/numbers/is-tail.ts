import type { Token } from "../token.ts";

/** Whether a number is the end of an amount that is stuck together: the 6 of "4tr6" counts no months behind it. */
export const isTail = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.glued === true &&
  tokens[at - 1]?.glued === true &&
  tokens[at - 1]?.kind === "word" &&
  tokens[at - 2]?.kind === "number";
