/** Failures of the TLS handshake carry no syscall; they come before the first byte of a request. Source: Node's and OpenSSL's codes. */
const HANDSHAKE = /^(?:ERR_TLS|ERR_SSL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|HOSTNAME_MISMATCH)/;
const SYSCALLS: readonly unknown[] = ["connect", "getaddrinfo"];
const CODES: readonly unknown[] = ["UND_ERR_CONNECT_TIMEOUT"];

/** Whether what Node's `fetch` threw (or its cause) says that no connection came about, so that nothing was sent. */
export const isConnectFailure = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  // Trying several addresses of one name fails with one error each.
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isConnectFailure);
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  if (SYSCALLS.includes(syscall) || CODES.includes(code)) return true;
  return (typeof code === "string" && HANDSHAKE.test(code)) || isConnectFailure(error.cause);
};
