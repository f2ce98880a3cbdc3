import type { Request, RequestHandler } from "express";
import { sendProblem } from "./send-problem.ts";

const FOREIGN_ORIGIN = {
  status: 403,
  code: "origin-not-allowed",
  says: {
    vi: "Yêu cầu này đến từ một trang khác nên không được nhận.",
    en: "This request comes from another site and was refused.",
  },
};

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

const isOwnOrigin = (origin: string, host: string | undefined, allowedHosts: ReadonlySet<string>): boolean => {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  // Behind a proxy the Host may be the inner one, so a configured name counts as our own too.
  return url !== undefined && (url.host === host?.toLowerCase() || allowedHosts.has(url.hostname));
};

// Programs (webhooks, curl) send neither header; browsers always send one of them with an unsafe method.
const isFromOurPages = ({ headers }: Request, allowedHosts: ReadonlySet<string>): boolean => {
  if (headers.origin !== undefined) return isOwnOrigin(headers.origin, headers.host, allowedHosts);
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
};

/** Refuses changes asked for by pages of other origins, but for those invited to the API; another port of the same machine is another origin. */
export const checkOrigin =
  (allowedHosts: ReadonlySet<string>, apiOrigins: readonly string[] = []): RequestHandler =>
  (request, response, next) => {
    const isInvited = request.path.startsWith("/api/") && apiOrigins.includes(request.headers.origin ?? "");
    if (SAFE_METHODS.has(request.method) || isInvited || isFromOurPages(request, allowedHosts)) {
      next();
      return;
    }
    sendProblem(request, response, FOREIGN_ORIGIN);
  };
