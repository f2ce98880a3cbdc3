import { readFileSync } from "node:fs";

import express, { type Request, type RequestHandler, type Response, Router } from "express";

import { readPhone } from "../../core/login/phone-number.ts";
import { requestWebCode } from "../../core/login/request-web-code.ts";
import { type BrowserSession, isLinkOpen, openBrowserByCode, openByLink } from "../../core/login/web-session.ts";
import type { ApiDeps } from "../api/api-deps.ts";
import { API_PROBLEMS } from "../api/api-problems.ts";
import { VerifyCode } from "../api/api-schemas.ts";
import { clientAddress } from "../api/client-address.ts";
import { setRefreshCookie } from "../api/refresh-cookie.ts";
import type { Mount } from "../create-web-server.ts";
import { pageLanguage, pagePolicy, sendPage } from "../page-html.ts";
import { loginPage, type LoginPage } from "./login-page.ts";
import { setSessionCookie } from "./session-cookie.ts";

export type LoginPageDeps = Omit<ApiDeps, "accessTokens">;

/** Where the book is shown to whoever has logged in. */
export const BOOK_PATH = "/so";
export const LOGIN_PATH = "/login";

const TOKEN = /^[\w-]{43}$/;

/**
 * `/login` asks for the number and then for the code. `GET /login/<token>` asks, `POST` logs in: chat apps look at every link
 * before a person does, and a look must not use it up.
 */
export const createLoginPageRouter = (deps: LoginPageDeps): Mount => {
  const router = Router();
  const style = readFileSync(new URL("page.css", import.meta.url));
  const form = express.urlencoded({ extended: false, limit: "2kb" });
  router.use(pagePolicy());
  router.get("/page.css", (_request, response) => {
    response.type("css").send(style);
  });
  router.get("/", (request, response) => {
    show(request, response, { kind: "phone" });
  });
  router.post("/", form, askForCode(deps));
  router.post("/code", form, logInByCode(deps));
  router.get("/:token", async (request, response) => {
    const token = tokenOf(request);
    const isOpen = token !== undefined && (await deps.transactions.run((tx) => isLinkOpen(deps)(tx, token)));
    show(request, response, { kind: isOpen ? "confirm" : "gone" });
  });
  router.post("/:token", logInByLink(deps));
  return { path: LOGIN_PATH, router };
};

const tokenOf = (request: Request): string | undefined => {
  const token = request.params["token"];
  return typeof token === "string" && TOKEN.test(token) ? token : undefined;
};

const fieldOf = (request: Request, name: string): string => {
  const value = (request.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === "string" ? value : "";
};

type ProblemName = keyof typeof API_PROBLEMS;
const wordsOf = (request: Request, name: ProblemName): string => API_PROBLEMS[name].says[pageLanguage(request)];

/** Known and unknown numbers are answered alike, as by the API. */
const askForCode =
  (deps: LoginPageDeps): RequestHandler =>
  async (request, response) => {
    const phone = readPhone(fieldOf(request, "phone").slice(0, 40));
    if (!("e164" in phone)) {
      const problem = wordsOf(request, phone.kind === "landline" ? "landline" : "notAPhone");
      show(request, response, { kind: "phone", problem }, 422);
      return;
    }
    const order = { phoneE164: phone.e164, address: clientAddress(request), now: deps.clock.now() };
    const asked = await deps.transactions.run((tx) => requestWebCode(deps)(tx, order));
    if (asked.kind === "limited") {
      show(request, response, { kind: "phone", problem: wordsOf(request, "tooManyCodes") }, 429);
      return;
    }
    if (asked.chat !== undefined) deps.bell.ring(asked.chat, asked.chat.id);
    show(request, response, { kind: "code", requestId: asked.requestId });
  };

const logInByCode =
  (deps: LoginPageDeps): RequestHandler =>
  async (request, response) => {
    const fields = VerifyCode.safeParse({ requestId: fieldOf(request, "requestId"), code: fieldOf(request, "code") });
    const opened =
      fields.success &&
      (await deps.transactions.run((tx) => openBrowserByCode(deps)(tx, fields.data.requestId, fields.data.code)));
    if (opened) {
      letIn(request, response, opened);
      return;
    }
    const problem = wordsOf(request, "codeRefused");
    const requestId = fieldOf(request, "requestId").slice(0, 36);
    show(request, response, { kind: "code", requestId, problem }, 401);
  };

const logInByLink =
  (deps: LoginPageDeps): RequestHandler =>
  async (request, response) => {
    const token = tokenOf(request);
    const opened = token && (await deps.transactions.run((tx) => openByLink(deps)(tx, token)));
    if (opened) letIn(request, response, opened);
    else show(request, response, { kind: "gone" });
  };

const letIn = (request: Request, response: Response, opened: BrowserSession): void => {
  setRefreshCookie(response, opened.refreshToken, request.secure);
  setSessionCookie(response, opened.browserToken, request.secure);
  response.set("Cache-Control", "no-store").redirect(303, BOOK_PATH);
};

/** The address of a link is a secret, so its page goes into no cache either. */
const show = (
  request: Request,
  response: Response,
  page: LoginPage,
  status = page.kind === "gone" ? 410 : 200,
): void => {
  const language = pageLanguage(request);
  sendPage(response, status, loginPage(page, language), language);
};
