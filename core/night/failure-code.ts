import { OperationalError, UnexpectedError } from "../ports/errors.ts";

/** What went wrong, in a word that tells nothing of a shop: our own code of it, else the kind of error. */
export function failureCode(error: unknown): string {
  if (error instanceof OperationalError || error instanceof UnexpectedError) return error.code;
  return error instanceof Error ? error.name : "unknown";
}
