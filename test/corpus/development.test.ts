import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { readAmount } from "../../core/language/read-amount.ts";
import { readDate } from "../../core/language/read-date.ts";
import { readNumber } from "../../core/language/read-number.ts";

/** Data of others, kept beside the repository and not in it; where it is absent these tests have nothing to say. */
const FOLDER = join(import.meta.dirname, "../../../shared/corpora");

interface Row {
  readonly text: string;
  readonly text_no_accents?: string;
  readonly ref?: string;
  readonly expected: unknown;
  readonly looks_forward_in_duckling?: boolean;
}

const rows = (name: string): Row[] =>
  readFileSync(join(FOLDER, `${name}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);

const share = (list: readonly Row[], read: (row: Row) => unknown): number =>
  list.filter((row) => JSON.stringify(read(row)) === JSON.stringify(row.expected)).length / list.length;

describe.skipIf(!existsSync(FOLDER))("development corpora", () => {
  it.each(["numbers", "duckling_number", "nemo_number"])("reads 99 %% of %s", (name) => {
    expect(share(rows(name), (row) => readNumber(row.text))).toBeGreaterThanOrEqual(0.99);
  });

  it("reads 99 % of the numbers without diacritics", () => {
    expect(share(rows("numbers"), (row) => readNumber(row.text_no_accents ?? ""))).toBeGreaterThanOrEqual(0.99);
  });

  it("reads every exact amount, and none of the others", () => {
    const list = rows("duckling_amount");
    expect(list.filter((row) => row.expected !== null).length).toBeGreaterThan(0);
    expect(share(list, (row) => readAmount(row.text))).toBe(1);
  });

  it("reads 97 % of the dates that do not look forward", () => {
    const list = rows("duckling_date").filter((row) => row.looks_forward_in_duckling !== true);
    const read = (row: Row) => readDate(row.text, { now: new Date(row.ref ?? ""), timeZone: row.ref?.slice(-6) ?? "" });
    expect(share(list, read)).toBeGreaterThanOrEqual(0.97);
  });
});
