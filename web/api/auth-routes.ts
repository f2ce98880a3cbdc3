import { readPhone } from "../../core/login/phone-number.ts";
import { requestWebCode } from "../../core/login/request-web-code.ts";
import { endSessions, openByCode, type OpenedSession, refreshSession } from "../../core/login/web-session.ts";
import type { ApiDeps } from "./api-deps.ts";
import { API_PROBLEMS } from "./api-problems.ts";
import { type ApiAnswer, apiRoute } from "./api-route.ts";
import { AskForCode, CodeAsked, Logout, Refresh, Tokens, VerifyCode } from "./api-schemas.ts";
import { clientAddress } from "./client-address.ts";
import { ACCESS_TOKEN_LIVES_SECONDS } from "./create-access-tokens.ts";
import { readRefreshCookie, REFRESH_LIVES_SECONDS } from "./refresh-cookie.ts";

const CODE_LIVES_SECONDS = 120;

const refuse = (problem: keyof typeof API_PROBLEMS): ApiAnswer => ({ problem: API_PROBLEMS[problem] });

const tokensOf = async ({ accessTokens }: ApiDeps, session: OpenedSession): Promise<ApiAnswer> => ({
  status: 200,
  body: {
    accessToken: await accessTokens.issue(session),
    tokenType: "Bearer",
    expiresInSeconds: ACCESS_TOKEN_LIVES_SECONDS,
    refreshToken: session.refreshToken,
    refreshExpiresInSeconds: REFRESH_LIVES_SECONDS,
  },
});

const otp = apiRoute({
  method: "post",
  path: "/auth/otp",
  summary: "Sends a code to the chat that has proven the number. A number that nobody has proven is answered alike.",
  needsSession: false,
  body: AskForCode,
  success: { status: 202, schema: CodeAsked },
  problems: [API_PROBLEMS.landline, API_PROBLEMS.notAPhone, API_PROBLEMS.tooManyCodes],
  handle:
    (deps) =>
    async ({ body, request }) => {
      const phone = readPhone(body.phone);
      if (phone.kind === "landline") return refuse("landline");
      if (phone.kind === "not_a_phone") return refuse("notAPhone");
      const order = { phoneE164: phone.e164, address: clientAddress(request), now: deps.clock.now() };
      const asked = await deps.transactions.run((tx) => requestWebCode(deps)(tx, order));
      if (asked.kind === "limited") {
        return { problem: API_PROBLEMS.tooManyCodes, retryAfterSeconds: Math.ceil(asked.waitMs / 1000) };
      }
      if (asked.chat !== undefined) deps.bell.ring(asked.chat, asked.chat.id);
      return { status: 202, body: { requestId: asked.requestId, expiresInSeconds: CODE_LIVES_SECONDS } };
    },
});

const verify = apiRoute({
  method: "post",
  path: "/auth/verify",
  summary: "Logs in with the code: 120 s, five tries, one use.",
  needsSession: false,
  body: VerifyCode,
  success: { status: 200, schema: Tokens },
  problems: [API_PROBLEMS.codeRefused],
  handle:
    (deps) =>
    async ({ body: { requestId, code } }) => {
      const session = await deps.transactions.run((tx) => openByCode(deps)(tx, requestId, code));
      return session === undefined ? refuse("codeRefused") : tokensOf(deps, session);
    },
});

const refresh = apiRoute({
  method: "post",
  path: "/auth/refresh",
  summary: "New tokens for a refresh token. A token that comes a second time ends the session.",
  needsSession: false,
  body: Refresh,
  success: { status: 200, schema: Tokens },
  problems: [API_PROBLEMS.tokenRefused],
  handle:
    (deps) =>
    async ({ body, request }) => {
      const token = body.refreshToken ?? readRefreshCookie(request);
      const session = token && (await deps.transactions.run((tx) => refreshSession(deps)(tx, token)));
      if (!session) return refuse("tokenRefused");
      const answer = await tokensOf(deps, session);
      // Who came by cookie goes on by cookie.
      return body.refreshToken === undefined ? { ...answer, refreshCookie: session.refreshToken } : answer;
    },
});

const logout = apiRoute({
  method: "post",
  path: "/auth/logout",
  summary: "Ends this session, or all of the person's; access tokens of theirs are refused at once.",
  needsSession: true,
  body: Logout,
  success: { status: 204 },
  problems: [],
  handle:
    (deps) =>
    async ({ body: { everywhere }, session }) => {
      if (session === undefined) return refuse("tokenRefused");
      await deps.transactions.run((tx) => endSessions(deps)(tx, session, everywhere ? "everywhere" : "here"));
      return { status: 204, forgetCookie: true };
    },
});

export const AUTH_ROUTES = [otp, verify, refresh, logout];
