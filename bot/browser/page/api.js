// @ts-check
/** @import { Content, Page } from "./types.js" */

const TIMEOUT_MS = 15_000;

/** The server said no; `reason` is its sentence. 5xx and 429 are worth another try, the rest are not. */
export class Refused extends Error {
  /** @param {number} status @param {string} reason */
  constructor(status, reason) {
    super(reason);
    this.status = status;
    this.reason = reason;
  }
  get isPassing() {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

/** @param {Response} response */
const reasonOf = async (response) => {
  try {
    return String((await response.json()).detail ?? "");
  } catch {
    return "";
  }
};

/** @param {string} path @param {RequestInit} [options] */
const request = async (path, options) => {
  const response = await fetch(path, { ...options, cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Refused(response.status, await reasonOf(response));
  return response;
};

/** @type {Promise<{ book?: string }> | undefined} */
let opening;

/**
 * Makes sure that this browser has the cookie by which its chat is known. One request for all who ask at the same
 * time: two would be given two different cookies.
 */
export const openSession = () =>
  (opening ??= askForSession().finally(() => {
    opening = undefined;
  }));

/** Where people log in, no cookie is made for who has not: they are led to where one does. */
const askForSession = async () => {
  try {
    const response = await request("/chat/session", { method: "POST" });
    return response.status === 200 ? await response.json() : {};
  } catch (error) {
    if (error instanceof Refused && error.status === 401) location.replace("/login");
    throw error;
  }
};

/**
 * Asks again with a new session when the cookie was lost (cleared while the page stood open).
 * @template T
 * @param {() => Promise<T>} ask
 * @returns {Promise<T>}
 */
const withSession = async (ask) => {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 401) throw error;
    await openSession();
    return ask();
  }
};

/**
 * @param {string} [before] the mark of an earlier page
 * @returns {Promise<Page>}
 */
export const loadPage = (before) =>
  withSession(async () => {
    const query = before === undefined ? "" : `?before=${encodeURIComponent(before)}`;
    return (await request(`/chat/page${query}`)).json();
  });

/** Sends a table; the book answers in the chat. @param {string} id @param {File} file */
export const postFile = (id, file) =>
  withSession(async () => {
    const headers = { "Content-Type": "application/octet-stream", "Accept-Language": document.documentElement.lang };
    const path = `/chat/files?id=${id}&name=${encodeURIComponent(file.name)}`;
    await request(path, { method: "POST", headers, body: file });
  });

/** @param {{ id: string, writtenAt: number, content: Content }} message */
export const postMessage = ({ id, writtenAt, content }) =>
  withSession(async () => {
    const body = {
      id,
      // An age: the server has its own clock, and this one may be wrong.
      ageMs: Math.max(0, Date.now() - writtenAt),
      ...(content.kind === "choice"
        ? { choice: { payload: content.payload, label: content.label } }
        : { text: content.kind === "text" ? content.text : "" }),
    };
    const headers = { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang };
    await request("/chat/messages", { method: "POST", headers, body: JSON.stringify(body) });
  });
