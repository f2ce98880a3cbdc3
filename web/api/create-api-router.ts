import { type Request, type RequestHandler, type Response, Router } from "express";

import type { LiveSession } from "../../core/ports/logins.ts";
import type { Mount } from "../create-web-server.ts";
import { type Problem, sendProblem } from "../send-problem.ts";
import type { ApiDeps } from "./api-deps.ts";
import { API_PROBLEMS } from "./api-problems.ts";
import type { ApiAnswer, ApiRoute } from "./api-route.ts";
import { AUTH_ROUTES } from "./auth-routes.ts";
import { ME_ROUTE } from "./me-route.ts";
import { forgetRefreshCookie, setRefreshCookie } from "./refresh-cookie.ts";

export const API_PATH = "/api/v1";
export const API_ROUTES: readonly ApiRoute[] = [...AUTH_ROUTES, ME_ROUTE];

const BEARER = /^Bearer ([\w.-]{1,2000})$/i;

/** The HTTP API, in JSON; what is refused is told as a problem (RFC 9457). */
export const createApiRouter = (deps: ApiDeps): Mount => {
  const router = Router();
  for (const route of API_ROUTES) router[route.method](route.path, serve(deps, route));
  return { path: API_PATH, router };
};

const serve =
  (deps: ApiDeps, route: ApiRoute): RequestHandler =>
  async (request, response) => {
    response.set("Cache-Control", "no-store");
    const session = route.needsSession ? await sessionOf(deps, request) : undefined;
    const answer =
      route.needsSession && session === undefined
        ? { problem: API_PROBLEMS.tokenRefused }
        : await answerTo(deps, route, { request, response, session });
    send(request, response, answer);
  };

const answerTo = async (
  deps: ApiDeps,
  route: ApiRoute,
  call: { readonly request: Request; readonly response: Response; readonly session: LiveSession | undefined },
): Promise<ApiAnswer> => {
  if (route.body === undefined) return route.handle(deps)({ ...call, body: undefined });
  const hasBody = call.request.is("*/*") !== null;
  if (hasBody && !call.request.is("application/json")) return { problem: API_PROBLEMS.notJson };
  const parsed = route.body.safeParse((call.request.body as unknown) ?? {});
  return parsed.success ? route.handle(deps)({ ...call, body: parsed.data }) : { problem: API_PROBLEMS.invalid };
};

/** The session is looked up each time: one that has ended is over at once, not when its last token expires. */
const sessionOf = async (deps: ApiDeps, request: Request): Promise<LiveSession | undefined> => {
  const token = BEARER.exec(request.get("authorization") ?? "")?.[1];
  const sessionId = token === undefined ? undefined : await deps.accessTokens.read(token);
  return sessionId === undefined ? undefined : deps.transactions.run((tx) => deps.logins.findSession(tx, sessionId));
};

const send = (request: Request, response: Response, answer: ApiAnswer): void => {
  if ("problem" in answer) {
    sendRefusal(request, response, answer.problem, answer.retryAfterSeconds);
    return;
  }
  if (answer.status === 204) {
    if (answer.forgetCookie) forgetRefreshCookie(response);
    response.status(204).end();
    return;
  }
  if (answer.refreshCookie !== undefined) setRefreshCookie(response, answer.refreshCookie, request.secure);
  response.status(answer.status).json(answer.body);
};

const sendRefusal = (request: Request, response: Response, problem: Problem, retryAfterSeconds?: number): void => {
  if (problem.status === 401) response.set("WWW-Authenticate", "Bearer");
  if (retryAfterSeconds !== undefined) response.set("Retry-After", String(retryAfterSeconds));
  sendProblem(request, response, problem);
};
