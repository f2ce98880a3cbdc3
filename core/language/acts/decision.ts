import type { ActName } from "../act.ts";

/** Which act a clause is, or between which it cannot be told. */
export type Decision =
  | { readonly act: ActName; readonly implied?: boolean; readonly credit?: boolean }
  | { readonly oneOf: readonly ActName[] }
  | undefined;
