import type { Act, ReadingContext } from "../../core/language/act.ts";
import { understand } from "../../core/language/understand.ts";

/** How a phrase came out. `asked` is a question where a value was expected; `wrong` is a silent other value. */
export type Outcome = "right" | "asked" | "missed" | "wrong";

/** A part of an act that has to be there; `ask` holds what the first question is about. */
export interface Expected {
  readonly act: string;
  readonly ask?: string;
  readonly [key: string]: unknown;
}

export interface CorpusCase {
  readonly expected: readonly Expected[];
  readonly phrases: readonly string[];
}

/** One file: one reference time, one shop, values with the phrases that mean them. */
export interface CorpusFile {
  readonly topic: string;
  readonly now: string;
  readonly timeZone: string;
  readonly menu?: ReadingContext["menu"];
  readonly customers?: readonly string[];
  readonly usualEntryVnd?: number;
  readonly cases: readonly CorpusCase[];
  readonly negatives?: readonly string[];
}

export const contextOf = (file: CorpusFile): ReadingContext => ({
  now: new Date(file.now),
  timeZone: file.timeZone,
  dayCutoffMinutes: 240,
  menu: file.menu ?? [],
  customers: file.customers ?? [],
  ...(file.usualEntryVnd === undefined ? {} : { usualEntryVnd: file.usualEntryVnd }),
});

const same = (expected: unknown, actual: unknown): boolean => {
  if (typeof expected === "string" && typeof actual === "string")
    return expected.toLowerCase() === actual.toLowerCase();
  if (Array.isArray(expected))
    return (
      Array.isArray(actual) && expected.length === actual.length && expected.every((each, at) => same(each, actual[at]))
    );
  if (typeof expected === "object" && expected !== null) {
    return (
      typeof actual === "object" &&
      actual !== null &&
      Object.entries(expected).every(([key, value]) => same(value, (actual as Record<string, unknown>)[key]))
    );
  }
  return expected === actual;
};

const fits = (expected: Expected, act: Act | undefined): boolean => {
  if (act === undefined) return false;
  const { ask, ...rest } = expected;
  return same(rest, act) && act.ask?.[0]?.about === ask;
};

/** Reads a phrase and compares: keys that are not expected are free, but a question must be expected. */
export const runPhrase = (phrase: string, expected: readonly Expected[], context: ReadingContext): Outcome => {
  const { acts } = understand(phrase, context);
  if (acts.length === expected.length && expected.every((each, at) => fits(each, acts[at]))) return "right";
  if (acts.length === 0) return "missed";
  return acts.every((act) => act.ask !== undefined || expected.some((each) => fits(each, act))) ? "asked" : "wrong";
};
