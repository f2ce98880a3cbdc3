import { STATUS_CODES } from "node:http";
import type { Request, Response } from "express";

/** A refusal as a person reads it: one kind sentence in each language, and a code that programs can rely on. */
export interface Problem {
  /** HTTP status, 400–599. */
  readonly status: number;
  /** Stable, kebab-case. */
  readonly code: string;
  readonly says: { readonly vi: string; readonly en: string };
}

const chosenLanguage = (request: Request): "vi" | "en" => (request.acceptsLanguages("vi", "en") === "en" ? "en" : "vi");

/**
 * Answers with `application/problem+json` (RFC 9457) in the language of Accept-Language, Vietnamese where it does not say.
 * `type` stays about:blank, so `title` is the status phrase and `code` tells problems apart.
 */
export const sendProblem = (request: Request, response: Response, problem: Problem): void => {
  const language = chosenLanguage(request);
  response
    .status(problem.status)
    .set({ "Content-Language": language, "Cache-Control": "no-store" })
    .vary("Accept-Language")
    .type("application/problem+json")
    .send(
      JSON.stringify({
        type: "about:blank",
        title: STATUS_CODES[problem.status] ?? "Error",
        status: problem.status,
        detail: problem.says[language],
        code: problem.code,
      }),
    );
};
