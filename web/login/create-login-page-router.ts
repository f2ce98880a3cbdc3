import { readFileSync } from "node:fs";

import { type Request, type RequestHandler, type Response, Router } from "express";
import helmet from "helmet";

import { isLinkOpen, openByLink } from "../../core/login/web-session.ts";
import type { ApiDeps } from "../api/api-deps.ts";
import { setRefreshCookie } from "../api/refresh-cookie.ts";
import type { Mount } from "../create-web-server.ts";
import { loginPage, type LoginPage } from "./login-page.ts";

export type LoginPageDeps = Pick<ApiDeps, "logins" | "secrets" | "ids" | "transactions">;

const TOKEN = /^[\w-]{43}$/;

/** Our page with a form of our own: everything else stays forbidden. */
const policy = (): RequestHandler =>
  helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  });

/**
 * `GET /login/<token>` asks, `POST` logs in: chat apps look at every link before a person does, and a look must not use
 * it up.
 */
export const createLoginPageRouter = (deps: LoginPageDeps): Mount => {
  const router = Router();
  const style = readFileSync(new URL("page.css", import.meta.url));
  router.use(policy());
  router.get("/page.css", (_request, response) => {
    response.type("css").send(style);
  });
  router.get("/:token", async (request, response) => {
    const token = tokenOf(request);
    const isOpen = token !== undefined && (await deps.transactions.run((tx) => isLinkOpen(deps)(tx, token)));
    show(request, response, isOpen ? "confirm" : "gone");
  });
  router.post("/:token", logIn(deps));
  return { path: "/login", router };
};

const tokenOf = (request: Request): string | undefined => {
  const token = request.params["token"];
  return typeof token === "string" && TOKEN.test(token) ? token : undefined;
};

const logIn =
  (deps: LoginPageDeps): RequestHandler =>
  async (request, response) => {
    const token = tokenOf(request);
    const opened = token && (await deps.transactions.run((tx) => openByLink(deps)(tx, token)));
    if (!opened) {
      show(request, response, "gone");
      return;
    }
    setRefreshCookie(response, opened.refreshToken, request.secure);
    show(request, response, "done");
  };

const show = (request: Request, response: Response, page: LoginPage): void => {
  const language = request.acceptsLanguages("vi", "en") === "en" ? "en" : "vi";
  response
    .status(page === "gone" ? 410 : 200)
    // The address is the secret: it goes to no other site, into no cache and no index.
    .set({
      "Cache-Control": "no-store",
      "Content-Language": language,
      "X-Robots-Tag": "noindex",
    })
    .vary("Accept-Language")
    .type("html")
    .send(loginPage(page, language));
};
