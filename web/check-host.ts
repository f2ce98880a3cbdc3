import type { RequestHandler } from "express";
import { hostNameOf, isLoopbackName } from "./host-name.ts";
import { sendProblem } from "./send-problem.ts";

const WRONG_HOST = {
  status: 421,
  code: "host-not-allowed",
  says: {
    vi: "Sổ Tiệm không mở ở địa chỉ này. Hãy mở bằng localhost, hoặc đặt PUBLIC_URL đúng địa chỉ đang dùng.",
    en: "Sổ Tiệm is not open at this address. Open it by localhost, or set PUBLIC_URL to the address in use.",
  },
};

/**
 * Refuses requests that name a host other than loopback and the configured ones: a page elsewhere whose name was
 * re-pointed to 127.0.0.1 would otherwise count as same-origin and read the book.
 */
export const checkHost =
  (allowedHosts: ReadonlySet<string>): RequestHandler =>
  (request, response, next) => {
    const name = hostNameOf(request.headers.host);
    if (name !== undefined && (isLoopbackName(name) || allowedHosts.has(name))) {
      next();
      return;
    }
    sendProblem(request, response, WRONG_HOST);
  };
