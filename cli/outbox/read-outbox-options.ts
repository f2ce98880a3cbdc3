import { argumentsError } from "../operator/arguments-error.ts";
import { parseArguments } from "../operator/parse-arguments.ts";

export type OutboxOptions = { readonly dataDir?: string } & (
  | { readonly command: "list"; readonly limit: number }
  | { readonly command: "replay"; readonly ids: readonly number[] | "all" }
);

const USAGE = "outbox takes: list [--limit N], replay ID…, replay --all; each with --data-dir DIR.";
const OPTIONS = {
  all: { type: "boolean", default: false },
  limit: { type: "string" },
  "data-dir": { type: "string" },
} as const;
const DEFAULT_LIMIT = 200;
const HIGHEST_LIMIT = 100_000;

/** @throws SettingError about "arguments" */
export function readOutboxOptions(args: readonly string[]): OutboxOptions {
  const { values, positionals } = parseArguments(args, OPTIONS, USAGE);
  const [command, ...rest] = positionals;
  const dataDir = values["data-dir"] === undefined ? {} : { dataDir: values["data-dir"] };
  if (command === "list" && rest.length === 0 && !values.all)
    return { command, limit: limitOf(values.limit), ...dataDir };
  if (command === "replay" && values.limit === undefined) return { command, ids: idsOf(rest, values.all), ...dataDir };
  throw argumentsError(USAGE);
}

function limitOf(limit: string | undefined): number {
  if (limit === undefined) return DEFAULT_LIMIT;
  const number = wholeNumber(limit);
  if (number === undefined || number > HIGHEST_LIMIT) {
    throw argumentsError(`--limit must be a whole number from 1 to ${HIGHEST_LIMIT}.`);
  }
  return number;
}

function idsOf(given: readonly string[], all: boolean): readonly number[] | "all" {
  if (all && given.length === 0) return "all";
  if (all || given.length === 0) throw argumentsError("replay takes the IDs that list shows, or --all, and not both.");
  return given.map((text) => {
    const id = wholeNumber(text);
    if (id === undefined) throw argumentsError(`"${text}" is no ID; replay takes the numbers that list shows.`);
    return id;
  });
}

const wholeNumber = (text: string): number | undefined => {
  const number = /^[1-9]\d{0,15}$/u.test(text) ? Number(text) : undefined;
  return Number.isSafeInteger(number) ? number : undefined;
};
