import type { LiveSession, SessionEnd } from "../ports/logins.ts";
import type { Transaction } from "../ports/transaction.ts";
import type { LoginDeps } from "./login-deps.ts";

type Deps = Pick<LoginDeps, "logins" | "secrets" | "ids">;

/** A session with the token that prolongs it, which is shown once and kept as its hash. */
export interface OpenedSession extends LiveSession {
  readonly refreshToken: string;
}

/** A session that a browser shows by a cookie; it is kept as its hash, too. */
export interface BrowserSession extends OpenedSession {
  readonly browserToken: string;
}

const openSession =
  (deps: Deps) =>
  async (
    tx: Transaction,
    personId: string,
    openedBy: "code" | "link",
    browserToken?: string,
  ): Promise<OpenedSession> => {
    const session = { id: deps.ids.uuid(), personId };
    const browserHash = browserToken === undefined ? undefined : deps.secrets.hash("token", browserToken);
    await deps.logins.openSession(tx, session, openedBy, browserHash);
    await deps.logins.note(tx, {
      personId,
      kind: "login",
      channel: "web",
      detail: { by: openedBy, session: session.id },
    });
    return { ...session, refreshToken: await newRefreshToken(deps)(tx, session.id) };
  };

const newRefreshToken =
  ({ logins, secrets }: Deps) =>
  async (tx: Transaction, sessionId: string): Promise<string> => {
    const token = secrets.newToken();
    await logins.addRefreshToken(tx, sessionId, secrets.hash("token", token));
    return token;
  };

/** Whom the code of a request logs in; undefined where it does not. */
const personOfCode =
  ({ logins, secrets }: Deps) =>
  async (tx: Transaction, requestId: string, code: string): Promise<string | undefined> => {
    const tried = await logins.tryCode(tx, requestId, secrets.hash("code", `${requestId}:${code}`));
    return tried.kind === "refused" || tried.purpose !== "login" ? undefined : tried.personId;
  };

/** Opens a session with the code of a request; undefined where the code does not. */
export const openByCode =
  (deps: Deps) =>
  async (tx: Transaction, requestId: string, code: string): Promise<OpenedSession | undefined> => {
    const personId = await personOfCode(deps)(tx, requestId, code);
    return personId === undefined ? undefined : openSession(deps)(tx, personId, "code");
  };

/** Opens a browser's session with the code of a request. */
export const openBrowserByCode =
  (deps: Deps) =>
  async (tx: Transaction, requestId: string, code: string): Promise<BrowserSession | undefined> => {
    const personId = await personOfCode(deps)(tx, requestId, code);
    return personId === undefined ? undefined : openInBrowser(deps)(tx, personId, "code");
  };

/** Opens a browser's session with a link from the chat, the first time; the web goes on with the shop of that chat. */
export const openByLink =
  (deps: Deps) =>
  async (tx: Transaction, token: string): Promise<BrowserSession | undefined> => {
    const used = await deps.logins.useLink(tx, deps.secrets.hash("token", token));
    return used === undefined ? undefined : openInBrowser(deps)(tx, used.personId, "link", used.chatId);
  };

const openInBrowser =
  (deps: Deps) =>
  async (
    tx: Transaction,
    personId: string,
    openedBy: "code" | "link",
    fromChatId?: string,
  ): Promise<BrowserSession> => {
    const browserToken = deps.secrets.newToken();
    await deps.logins.openWebChat(tx, deps.ids.uuid(), personId, fromChatId);
    return { ...(await openSession(deps)(tx, personId, openedBy, browserToken)), browserToken };
  };

/** Whose the cookie is, while the session lives. */
export const findByBrowser =
  ({ logins, secrets }: Pick<Deps, "logins" | "secrets">) =>
  (tx: Transaction, browserToken: string): Promise<LiveSession | undefined> =>
    logins.findBrowserSession(tx, secrets.hash("token", browserToken));

/** Whether a link can still be used. */
export const isLinkOpen =
  ({ logins, secrets }: Deps) =>
  (tx: Transaction, token: string): Promise<boolean> =>
    logins.isLinkOpen(tx, secrets.hash("token", token));

/**
 * A new token for the old one. An old one that comes again was copied by somebody: who of the two is the owner cannot
 * be told, so the session ends for both.
 */
export const refreshSession =
  (deps: Deps) =>
  async (tx: Transaction, token: string): Promise<OpenedSession | undefined> => {
    const used = await deps.logins.useRefreshToken(tx, deps.secrets.hash("token", token));
    if (used === undefined) return undefined;
    const { session, kind } = used;
    if (kind === "fresh") return { ...session, refreshToken: await newRefreshToken(deps)(tx, session.id) };
    await deps.logins.endSession(tx, session.id, "token_reused");
    const detail = { session: session.id };
    await deps.logins.note(tx, { personId: session.personId, kind: "refresh_token_reused", channel: "web", detail });
    return undefined;
  };

/** Ends this session, or all of the person's. */
export const endSessions =
  ({ logins }: Pick<Deps, "logins">) =>
  async (tx: Transaction, { id, personId }: LiveSession, where: "here" | "everywhere"): Promise<void> => {
    const why: SessionEnd = where === "here" ? "logout" : "logout_everywhere";
    if (where === "here") await logins.endSession(tx, id, why);
    else await logins.endSessionsOf(tx, personId, why);
    await logins.note(tx, { personId, kind: why, channel: "web", detail: { session: id } });
  };
