import { UnexpectedError } from "../core/ports/errors.ts";

/**
 * Asserts that an UPDATE … RETURNING or DELETE … RETURNING changed one row. TypeORM's raw query gives
 * `[rows, count]` for these on PostgreSQL, where a SELECT gives the rows alone.
 */
export function expectOneRow(result: unknown, what: string): void {
  const [, count] = result as [unknown[], number];
  if (count !== 1) throw new UnexpectedError("unexpected_row_count", `Expected one ${what}, found ${String(count)}.`);
}
