import express, { type Request, type RequestHandler, Router } from "express";

import { type BookGlance, GLANCES, glanceAtBook } from "../../core/conversation/glance-at-book.ts";
import type { ConversationDeps } from "../../core/conversation/conversation-deps.ts";
import { endSessions, findByBrowser } from "../../core/login/web-session.ts";
import { webChat } from "../../core/login/web-chat.ts";
import type { ChatAddress } from "../../core/ports/inbound-event.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { Drawer } from "../../core/ports/drawing.ts";
import type { LiveSession } from "../../core/ports/logins.ts";
import type { Presenter } from "../../core/ports/presenter.ts";
import type { Mount } from "../create-web-server.ts";
import { BOOK_PATH, LOGIN_PATH } from "../login/create-login-page-router.ts";
import { forgetSessionCookie, readSessionCookie } from "../login/session-cookie.ts";
import { pageLanguage, pagePolicy, sendPage } from "../page-html.ts";
import { bookPage } from "./book-page.ts";

export interface BookPageDeps extends ConversationDeps {
  readonly presenter: Presenter;
  readonly clock: Clock;
  readonly drawer: Drawer;
  /** Whether the chat is at `/` for whoever has logged in. */
  readonly hasChat: boolean;
}

/** `GET /so`: the book of whoever has logged in, made on the server; `/so/<part>.png` the pictures in it. */
export const createBookRouter = (deps: BookPageDeps): Mount => {
  const router = Router();
  router.use(pagePolicy());
  router.get("/", showBook(deps));
  router.get("/:picture", showPicture(deps));
  router.post("/logout", express.urlencoded({ extended: false, limit: "2kb" }), logOut(deps));
  return { path: BOOK_PATH, router };
};

type SessionDeps = Pick<ConversationDeps, "logins" | "secrets" | "transactions">;

/** Whose the browser is, while the session lives. */
const sessionOfBrowser =
  (deps: SessionDeps) =>
  async (request: Request): Promise<LiveSession | undefined> => {
    const token = readSessionCookie(request);
    return token === undefined ? undefined : deps.transactions.run((tx) => findByBrowser(deps)(tx, token));
  };

/** The chat of whoever has logged in there. */
export const chatOfBrowser =
  (deps: SessionDeps) =>
  async (request: Request): Promise<ChatAddress | undefined> => {
    const session = await sessionOfBrowser(deps)(request);
    return session && webChat(session.personId);
  };

const glanceOf = (deps: BookPageDeps, { personId }: LiveSession): Promise<BookGlance | undefined> =>
  deps.transactions.run((tx) => glanceAtBook(deps)(tx, personId, deps.clock.now()));

const showBook =
  (deps: BookPageDeps): RequestHandler =>
  async (request, response) => {
    const session = await sessionOfBrowser(deps)(request);
    if (session === undefined) {
      response.set("Cache-Control", "no-store").redirect(303, LOGIN_PATH);
      return;
    }
    const glance = await glanceOf(deps, session);
    const language = glance?.language ?? pageLanguage(request);
    sendPage(response, 200, bookPage(glance, language, deps.hasChat), language);
  };

const showPicture =
  (deps: BookPageDeps): RequestHandler =>
  async (request, response, next) => {
    const about = GLANCES.find((one) => `${one}.png` === request.params["picture"]);
    const session = about && (await sessionOfBrowser(deps)(request));
    const glance = session && (await glanceOf(deps, session));
    const drawing = glance?.parts.find((part) => part.about === about)?.message.drawing;
    if (drawing === undefined) {
      next();
      return;
    }
    const png = await deps.drawer.draw(drawing);
    response.set("Cache-Control", "no-store").type("png").send(Buffer.from(png));
  };

const logOut =
  (deps: BookPageDeps): RequestHandler =>
  async (request, response) => {
    const session = await sessionOfBrowser(deps)(request);
    const where = (request.body as { everywhere?: unknown } | undefined)?.everywhere === "yes" ? "everywhere" : "here";
    if (session !== undefined) await deps.transactions.run((tx) => endSessions(deps)(tx, session, where));
    forgetSessionCookie(response);
    // What the chat's page had kept for sending must not go into the next one's book.
    response.set({ "Cache-Control": "no-store", "Clear-Site-Data": '"storage"' }).redirect(303, LOGIN_PATH);
  };
