import type { ZaloFailure } from "./zalo-answer.ts";

interface Told {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

const told = (error: unknown): Told => (typeof error === "object" && error !== null ? error : {});

// An address that has several numbers fails with one error for each of them, and the first speaks for all.
const rootOf = (error: unknown): Told => {
  const cause = told(told(error).cause ?? error);
  return cause.syscall === undefined && cause.errors !== undefined ? { ...told(cause.errors[0]), ...cause } : cause;
};

// These come up before the request has left: looking up the name, connecting, the TLS handshake.
const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|E(HOST|NET)UNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/;
const SYSCALLS_BEFORE_SENDING = new Set<unknown>(["connect", "getaddrinfo"]);

/**
 * Translates what `fetch` rejects with. Only codes are taken over: its messages can hold the URL, and with it the token.
 */
export const networkFailure = (error: unknown): ZaloFailure => {
  const { name } = told(error);
  if (name === "TimeoutError") return { ok: false, kind: "no_answer", sent: "unknown", code: "timeout" };
  if (name === "AbortError") return { ok: false, kind: "no_answer", sent: "unknown", code: "aborted" };
  const { code: given, syscall } = rootOf(error);
  const code = typeof given === "string" ? given : "network";
  const sent = BEFORE_SENDING.test(code) || SYSCALLS_BEFORE_SENDING.has(syscall) ? "no" : "unknown";
  return { ok: false, kind: "no_answer", sent, code };
};
