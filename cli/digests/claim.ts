import type { BookNumbers } from "./book-numbers.ts";

/** The morning that a digest was written for, and the book that it has to agree with. */
export interface CheckedMorning {
  readonly book: BookNumbers;
  readonly closed: string;
  readonly today: string;
}

export interface Claim {
  readonly line: RegExp;
  /** Whether all numbers of the line are the book's. */
  readonly holds: (said: readonly string[], morning: CheckedMorning) => Promise<boolean>;
}
