import type { RequestHandler } from "express";
import type { WebLog } from "./web-log.ts";

// Links to pictures and exports carry their secret in the path, as some webhooks do.
const withoutSecrets = (path: string): string => path.replace(/[\w-]{20,}/g, ":secret");

const isProbe = (path: string): boolean => path === "/health" || path === "/ready";

/** One line per request when it ends: method, path, status, duration. Never the query, headers or body. */
export const logRequests =
  (log: WebLog): RequestHandler =>
  (request, response, next) => {
    const startedMs = performance.now();
    const { method, path } = request;
    response.once("close", () => {
      if (isProbe(path) && response.statusCode < 400) return;
      const fields = {
        method,
        path: withoutSecrets(path),
        status: response.statusCode,
        durationMs: Math.round(performance.now() - startedMs),
        ...(response.writableFinished ? {} : { aborted: true }),
      };
      if (response.statusCode >= 500) log.warn(fields, "request failed");
      else log.info(fields, "request");
    });
    next();
  };
