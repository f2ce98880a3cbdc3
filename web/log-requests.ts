import type { RequestHandler } from "express";
import type { WebLog } from "./web-log.ts";

// Links to pictures and exports carry their secret in the path, as some webhooks do.
const withoutSecrets = (path: string): string => path.replace(/[\w-]{20,}/g, ":secret");

// What only read and went well is for those who look closer: a page is twenty files, a probe comes every few seconds.
const levelOf = (method: string, status: number): keyof WebLog => {
  if (status >= 500) return "warn";
  return status < 400 && (method === "GET" || method === "HEAD") ? "debug" : "info";
};

/** One line per request when it ends: method, path, status, duration. Never the query, headers or body. */
export const logRequests =
  (log: WebLog): RequestHandler =>
  (request, response, next) => {
    const startedMs = performance.now();
    const { method, path } = request;
    response.once("close", () => {
      const fields = {
        method,
        path: withoutSecrets(path),
        status: response.statusCode,
        durationMs: Math.round(performance.now() - startedMs),
        ...(response.writableFinished ? {} : { aborted: true }),
      };
      log[levelOf(method, response.statusCode)](fields, "request");
    });
    next();
  };
