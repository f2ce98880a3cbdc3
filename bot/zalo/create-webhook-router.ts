import { createHash, timingSafeEqual } from "node:crypto";
import express, { type ErrorRequestHandler, type Request, type RequestHandler, Router } from "express";
import { keepUpdate, type KeepUpdateDeps } from "./keep-update.ts";

export interface WebhookRouterDeps extends KeepUpdateDeps {
  readonly secret: string;
}

const SECRET_HEADER = "x-bot-api-secret-token";
const LARGEST_BODY = "1mb";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Digests have one length, so that neither the content nor the length of the secret shows in the time it takes. */
const secretCheck = (secret: string): ((given: string) => boolean) => {
  const expected = digest(secret);
  return (given) => timingSafeEqual(digest(given), expected);
};

const hasBody = ({ headers }: Request): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) !== 0;

/**
 * `setWebhook` makes Zalo try the address at once, perhaps with neither body nor secret: that much is answered 200,
 * and nothing is done for it. Whatever carries a body, or a secret that is not ours, is refused.
 */
const checkSecret = (secret: string): RequestHandler => {
  const isSecret = secretCheck(secret);
  return (request, response, next) => {
    const given = request.get(SECRET_HEADER);
    if (given === undefined ? hasBody(request) : !isSecret(given)) response.sendStatus(403);
    else if (hasBody(request)) next();
    else response.sendStatus(200);
  };
};

const keep =
  (deps: WebhookRouterDeps): RequestHandler =>
  async (request, response) => {
    try {
      await keepUpdate(deps, request.body);
      response.sendStatus(200);
    } catch (error) {
      deps.log.error(
        { err: error, botId: deps.botId },
        "a Zalo message could not be kept; Zalo is asked to come again",
      );
      response.sendStatus(503);
    }
  };

const refuseUnreadable: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const { status } = (error ?? {}) as { status?: unknown };
  if (typeof status === "number" && status >= 400 && status < 500) response.sendStatus(status);
  else next(error);
};

/** Where Zalo sends a bot's events: kept first, then answered, so that an event is either ours or comes again. */
export const createWebhookRouter = (deps: WebhookRouterDeps): Router => {
  const router = Router();
  router.use(checkSecret(deps.secret));
  // Whatever type it says: that a message is called text/plain is no reason to lose it.
  router.post("/", express.json({ limit: LARGEST_BODY, type: () => true }), keep(deps));
  router.use(refuseUnreadable);
  return router;
};
