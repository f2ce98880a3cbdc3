import { createHash, timingSafeEqual } from "node:crypto";
import express, { type ErrorRequestHandler, type RequestHandler, Router } from "express";
import type { Log } from "../../core/ports/log.ts";
import type { OurBot } from "./our-bot.ts";
import type { UpdateTaker } from "./take-update.ts";

export interface WebhookDeps {
  readonly secret: string;
  readonly taker: UpdateTaker;
  readonly log: Log;
  readonly botId: string;
  /** Ourselves, once known and while open; without it a group's messages cannot be told from ours. */
  readonly us: () => OurBot | undefined;
}

const SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
const MAX_BODY = "1mb";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Before the body is read: a stranger's megabytes are not worth a parse. Digests are of one length, whatever was given. */
const checkSecret = (secret: string): RequestHandler => {
  const wanted = digest(secret);
  return (request, response, next) => {
    const given = request.get(SECRET_HEADER);
    if (given !== undefined && timingSafeEqual(digest(given), wanted)) {
      next();
      return;
    }
    // What is left of the body would otherwise be read to keep the connection.
    response.set("Connection", "close").sendStatus(403);
  };
};

/** Anything but 2xx makes Telegram repeat the update for 24 hours, so 503 means "not kept, come again". */
const takePosted =
  ({ taker, log, us, botId }: WebhookDeps): RequestHandler =>
  async (request, response) => {
    const ourselves = us();
    if (ourselves === undefined) {
      response.sendStatus(503);
      return;
    }
    try {
      // Without a body, which Express would digest for each message, and nobody reads.
      response.status((await taker.take(request.body, ourselves)) === "taken" ? 200 : 400).end();
    } catch (error) {
      log.error({ err: error, botId }, "a Telegram update could not be kept; Telegram will repeat it");
      response.sendStatus(503);
    }
  };

/** What the body parser throws, without its text: that may quote the body. */
const answerBadBody: ErrorRequestHandler = (error: { status?: unknown }, _request, response, next) => {
  if (response.headersSent || typeof error.status !== "number" || error.status >= 500) next(error);
  else response.sendStatus(error.status === 413 ? 413 : 400);
};

/** `POST /`: 200 once the update is kept, 403 without the secret, 400 and 413 for what is none, 503 to have it repeated. */
export const createWebhookRouter = (deps: WebhookDeps): Router => {
  const router = Router();
  router.post("/", checkSecret(deps.secret), express.json({ limit: MAX_BODY }), takePosted(deps), answerBadBody);
  return router;
};
