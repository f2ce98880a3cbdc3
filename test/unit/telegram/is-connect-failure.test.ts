import { describe, expect, it } from "vitest";
import { isConnectFailure } from "../../../bot/telegram/is-connect-failure.ts";

const systemError = (code: string, syscall?: string) => Object.assign(new Error(code), { code, syscall });
const fetchFailed = (cause: unknown) => new TypeError("fetch failed", { cause });

describe("isConnectFailure", () => {
  it.each([
    ["a refused connection", systemError("ECONNREFUSED", "connect")],
    ["a name that leads nowhere", systemError("ENOTFOUND", "getaddrinfo")],
    ["a resolver that is silent", systemError("EAI_AGAIN", "getaddrinfo")],
    ["a host that never answers", systemError("UND_ERR_CONNECT_TIMEOUT")],
    ["a wrong certificate", systemError("ERR_TLS_CERT_ALTNAME_INVALID")],
    ["an old certificate", systemError("CERT_HAS_EXPIRED")],
    ["a certificate of nobody known", systemError("UNABLE_TO_VERIFY_LEAF_SIGNATURE")],
    [
      "every address refusing",
      new AggregateError([systemError("ECONNREFUSED", "connect"), systemError("ENETUNREACH", "connect")]),
    ],
  ])("sees %s", (_name, cause) => {
    expect(isConnectFailure(fetchFailed(cause))).toBe(true);
  });

  it.each([
    ["a connection that was cut", systemError("ECONNRESET", "read")],
    ["a pipe that broke", systemError("EPIPE", "write")],
    ["a silence on an open connection", systemError("ETIMEDOUT", "read")],
    ["a server that closed", systemError("UND_ERR_SOCKET")],
    ["an answer that never began", systemError("UND_ERR_HEADERS_TIMEOUT")],
    ["nothing", undefined],
    ["no addresses at all", new AggregateError([])],
  ])("does not take %s for one", (_name, cause) => {
    expect(isConnectFailure(fetchFailed(cause))).toBe(false);
  });
});
