import type { Request, Response } from "express";
import type { z } from "zod";

import type { LiveSession } from "../../core/ports/logins.ts";
import type { Problem } from "../send-problem.ts";
import type { ApiDeps } from "./api-deps.ts";

/** What a request is answered: a body with its status, nothing with 204, or a problem. */
export type ApiAnswer =
  | { readonly status: 200 | 202; readonly body: object; readonly refreshCookie?: string }
  | { readonly status: 204; readonly forgetCookie?: true }
  | { readonly problem: Problem; readonly retryAfterSeconds?: number };

export interface ApiCall<Body> {
  readonly request: Request;
  readonly response: Response;
  readonly body: Body;
  /** There wherever the route needs it. */
  readonly session: LiveSession | undefined;
}

/** One route: what the router serves and what the document tells. */
export interface ApiRoute {
  readonly method: "get" | "post";
  /** Below `/api/v1`. */
  readonly path: string;
  readonly summary: string;
  readonly needsSession: boolean;
  readonly body?: z.ZodType;
  readonly success: { readonly status: 200 | 202 | 204; readonly schema?: z.ZodType };
  readonly problems: readonly Problem[];
  readonly handle: (deps: ApiDeps) => (call: ApiCall<unknown>) => Promise<ApiAnswer>;
}

/** A route whose body is what its schema makes of it. */
export const apiRoute = <Body extends z.ZodType = z.ZodUndefined>({
  handle,
  ...route
}: Omit<ApiRoute, "handle" | "body"> & {
  readonly body?: Body;
  readonly handle: (deps: ApiDeps) => (call: ApiCall<z.output<Body>>) => Promise<ApiAnswer>;
}): ApiRoute => ({ ...route, handle: handle as unknown as ApiRoute["handle"] });
