import { UnexpectedError } from "../core/ports/errors.ts";

/**
 * Asserts how many rows an UPDATE … RETURNING or DELETE … RETURNING changed. TypeORM's raw query gives
 * `[rows, count]` for these on PostgreSQL, where a SELECT gives the rows alone.
 */
export function expectRows(result: unknown, expected: number, what: string): void {
  const [, count] = result as [unknown[], number];
  expectCount(count, expected, what);
}

/** As `expectRows`, for a statement whose rows were counted. */
export function expectCount(count: number, expected: number, what: string): void {
  if (count === expected) return;
  throw new UnexpectedError("unexpected_row_count", `Expected ${String(expected)} ${what}, found ${String(count)}.`);
}
