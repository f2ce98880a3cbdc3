import { Router, type Request, type RequestHandler, type Response } from "express";
import type { ChatLog } from "../../core/ports/chat-log.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { ChatAddress } from "../../core/ports/inbound-event.ts";
import type { ReadTable } from "../../core/ports/table-file.ts";
import type { Intake } from "../../core/ports/intake.ts";
import { chatOfSecret, readChatSecret, setChatSecret } from "./chat-cookie.ts";
import { createChatHub, type HubLimits } from "./chat-hub.ts";
import { createPageFiles } from "./create-page-files.ts";
import { isLoopbackRequest } from "./is-loopback-request.ts";
import { REFUSALS, type Refuse } from "./refusal.ts";
import { streamReplies } from "./stream-replies.ts";
import { takeFile } from "./take-file.ts";
import { takeMessage } from "./take-message.ts";
import { toWirePage } from "./wire.ts";

export interface BrowserDoorDeps {
  readonly intake: Intake;
  readonly chatLog: ChatLog;
  readonly clock: Clock;
  /** A new secret for a browser's cookie: 22 to 64 base64url characters, at least 128 random bits. */
  readonly newSecret: () => string;
  /** Writes a refusal as the web server does. */
  readonly refuse: Refuse;
  readonly readTable: ReadTable;
  readonly log: { error(fields: object, message: string): void };
  /** Who may use the door; programs of this machine unless given. */
  readonly isAllowed?: (request: Request) => boolean;
  /** Given where people log in, from anywhere: the chat of whoever has. Without it a browser is known by its cookie. */
  readonly whoseChat?: (request: Request) => Promise<ChatAddress | undefined>;
  /** Where the book is shown to whoever has logged in, and where one does. */
  readonly loginPages?: { readonly book: string; readonly login: string };
  readonly limits?: HubLimits;
  readonly heartbeatMs?: number;
  readonly workingPollMs?: number;
}

export interface BrowserDoor {
  readonly path: string;
  readonly router: Router;
  /** Ends the open streams and opens no more: they would keep the server from closing. */
  readonly close: () => void;
}

type ChatHandler = (request: Request, response: Response, chat: ChatAddress) => Promise<void>;

const PAGE_SIZE = 40;
const MARK = /^[\x21-\x7e]{1,200}$/;

const readPage =
  ({ chatLog, refuse }: BrowserDoorDeps): ChatHandler =>
  async (request, response, chat) => {
    const before = request.query["before"];
    if (before !== undefined && !(typeof before === "string" && MARK.test(before))) {
      refuse(request, response, REFUSALS.badCursor);
      return;
    }
    const page = await chatLog.page(chat, { limit: PAGE_SIZE, ...(before === undefined ? {} : { before }) });
    response.json(toWirePage(page));
  };

const mayUse = ({ isAllowed = isLoopbackRequest, whoseChat, refuse }: BrowserDoorDeps): RequestHandler => {
  return (request, response, next) => {
    if (whoseChat !== undefined || isAllowed(request)) next();
    else refuse(request, response, REFUSALS.elsewhere);
  };
};

/** Reading is for our page alone too: a page on another port of this machine is same-site and could hold streams open. */
const fromOurPage = ({ refuse }: BrowserDoorDeps): RequestHandler => {
  return (request, response, next) => {
    const site = request.headers["sec-fetch-site"];
    if (site === undefined || site === "same-origin" || site === "none") next();
    else refuse(request, response, REFUSALS.otherPage);
  };
};

const withChat =
  (deps: BrowserDoorDeps, handle: ChatHandler): RequestHandler =>
  async (request, response) => {
    response.set("Cache-Control", "no-store");
    const chat = await chatOf(deps, request);
    if (chat !== undefined) await handle(request, response, chat);
    else deps.refuse(request, response, deps.whoseChat === undefined ? REFUSALS.noCookie : REFUSALS.notLoggedIn);
  };

const chatOf = async ({ whoseChat }: BrowserDoorDeps, request: Request): Promise<ChatAddress | undefined> => {
  if (whoseChat !== undefined) return whoseChat(request);
  const secret = readChatSecret(request);
  return secret === undefined ? undefined : chatOfSecret(secret);
};

/**
 * `POST /chat/session`: makes sure that the browser has its secret. Not done by the page's own address: someone who
 * follows a link from another site comes without the SameSite=Strict cookie, and a new one would lose them their book.
 */
const openSession =
  ({ newSecret }: BrowserDoorDeps): RequestHandler =>
  (request, response) => {
    setChatSecret(response, readChatSecret(request) ?? newSecret(), { secure: request.secure });
    response.set("Cache-Control", "no-store").status(204).end();
  };

/**
 * `GET /demo/<secret>`: a browser without a book of its own becomes the owner of a made-up shop. A secret that no chat
 * goes by opens nothing, and nobody's cookie is taken from them: not from a page elsewhere, where it would not be shown to us.
 */
const openDemo =
  ({ chatLog, refuse }: BrowserDoorDeps): RequestHandler =>
  async (request, response, next) => {
    const secret = String(request.params["secret"]);
    const own = readChatSecret(request);
    const hasEntries = async (chat: ChatAddress): Promise<boolean> =>
      (await chatLog.page(chat, { limit: 1 })).entries.length > 0;
    if (!(await hasEntries(chatOfSecret(secret)))) next();
    else if (own !== undefined && own !== secret && (await hasEntries(chatOfSecret(own)))) {
      refuse(request, response, REFUSALS.ownBook);
    } else {
      setChatSecret(response, secret, { secure: request.secure });
      response.set("Cache-Control", "no-store").redirect("/");
    }
  };

/** A stream outlives the session that opened it unless it is looked after. */
const stillTheirs =
  ({ whoseChat }: BrowserDoorDeps) =>
  async (request: Request): Promise<boolean> =>
    whoseChat === undefined || (await whoseChat(request)) !== undefined;

/** Whoever has not logged in is led to where one does. */
const toLogin =
  ({ whoseChat, loginPages }: BrowserDoorDeps): RequestHandler =>
  async (request, response, next) => {
    if (whoseChat === undefined || loginPages === undefined || (await whoseChat(request)) !== undefined) next();
    else response.set("Cache-Control", "no-store").redirect(303, loginPages.login);
  };

/** `POST /chat/session` of whoever has logged in: nothing is made, and the page learns where the book is shown. */
const tellBook =
  ({ loginPages }: BrowserDoorDeps): ChatHandler =>
  (_request, response) => {
    response.json({ book: loginPages?.book });
    return Promise.resolve();
  };

const servePage = (): RequestHandler => {
  const sendFile = createPageFiles();
  return (request, response, next) => {
    const name = request.params["file"] ?? "index.html";
    if (typeof name !== "string" || !sendFile(response, name)) next();
  };
};

/**
 * The door of the browser chat: the page at `/`, messages in by POST, replies out by server-sent events. A browser
 * is known by a cookie alone, so the door answers only on this machine unless `isAllowed` says otherwise.
 */
export const createBrowserDoor = (deps: BrowserDoorDeps): BrowserDoor => {
  const hub = createChatHub(deps.limits ?? { streamsPerChat: 20, streams: 500 });
  const { heartbeatMs = 20_000, workingPollMs = 1_000 } = deps;
  const router = Router();
  const page = servePage();
  router.get("/", mayUse(deps), toLogin(deps), page);
  router.get("/page/:file", mayUse(deps), page);
  if (deps.whoseChat === undefined) router.get("/demo/:secret", mayUse(deps), fromOurPage(deps), openDemo(deps));
  router.use("/chat", mayUse(deps), fromOurPage(deps));
  router.post("/chat/session", deps.whoseChat === undefined ? openSession(deps) : withChat(deps, tellBook(deps)));
  router.post("/chat/messages", withChat(deps, takeMessage({ ...deps, hub })));
  router.post("/chat/files", withChat(deps, takeFile({ ...deps, hub })));
  router.get("/chat/page", withChat(deps, readPage(deps)));
  router.get(
    "/chat/stream",
    withChat(deps, streamReplies({ ...deps, hub, heartbeatMs, workingPollMs, isStillTheirs: stillTheirs(deps) })),
  );
  return { path: "/", router, close: hub.close };
};
