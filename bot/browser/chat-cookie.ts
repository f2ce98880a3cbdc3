import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import type { ChatAddress } from "../../core/ports/inbound-event.ts";

export const COOKIE_NAME = "so_tiem_chat";
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
// 22 base64url characters carry 128 bits; anything shorter was not made by us.
const COOKIE_VALUE = /^[A-Za-z0-9_-]{22,64}$/;

/** The secret that this browser shows, or undefined when it shows none of the right form. */
export const readChatSecret = (request: Request): string | undefined => {
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${COOKIE_NAME}=`))?.slice(COOKIE_NAME.length + 1);
  return value !== undefined && COOKIE_VALUE.test(value) ? value : undefined;
};

/** Gives the browser its secret, or prolongs it: a year from the last visit. */
export const setChatSecret = (response: Response, secret: string, options: { readonly secure: boolean }): void => {
  response.cookie(COOKIE_NAME, secret, {
    httpOnly: true,
    sameSite: "strict",
    path: "/",
    maxAge: YEAR_MS,
    secure: options.secure,
  });
};

/** The chat of a secret. Only the hash goes further, so that whoever reads the database cannot write as the owner. */
export const chatOfSecret = (secret: string): ChatAddress => ({
  channel: "browser",
  botId: "local",
  chatId: createHash("sha256").update(secret).digest("base64url"),
});
