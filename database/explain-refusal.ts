import { SettingError } from "../core/ports/errors.ts";

/**
 * Why a given server could not be used, as one sentence about the variable that names it; undefined where the address
 * and its login are not what is wrong. It repeats nothing of the address, which may hold a password.
 */
export function explainRefusal(variable: string, cause: unknown): SettingError | undefined {
  const words = cause instanceof URIError ? UNREADABLE : WORDS.find(([codes]) => codes.test(codeOf(cause)))?.[1];
  return words === undefined ? undefined : new SettingError(variable, `${variable}: ${words}.`, { cause });
}

const UNREADABLE = "it cannot be read; write %, @, : and / in its user and password as %25, %40, %3A and %2F";

// SQLSTATE of PostgreSQL, or the system's name of a failed connection.
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^28/u, "the server refuses this login; check its user and password, and that the server lets it in from here"],
  [/^3D000$/u, "the server has no such database; make it, or correct the name"],
  [/^42501$/u, "this login lacks the rights; database/roles.sql shows which logins the program needs"],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/u, "its host is not known; correct the name"],
  [
    /^(?:E(?:CONN|HOST|NET|TIMEDOUT|PIPE)|08)/u,
    "no PostgreSQL answers there; check host and port, and that the server runs",
  ],
  [/^(?:57P|53)/u, "the server takes no connections now; start again when it does"],
];

const codeOf = (cause: unknown): string =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
