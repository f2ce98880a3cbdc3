import type { Request, Response } from "express";

import { cookieOf } from "../cookie-of.ts";

const NAME = "so_tiem_web";
const LIVES_MS = 30 * 24 * 3_600_000;
const TOKEN = /^[\w-]{43}$/;

/**
 * The cookie of a browser that has logged in: scripts do not see it. "Lax", so that a link that somebody follows from a
 * chat finds them logged in; what changes anything is a POST, which other sites cannot make (see `checkOrigin`).
 */
export const setSessionCookie = (response: Response, token: string, isSecure: boolean): void => {
  response.cookie(NAME, token, { httpOnly: true, sameSite: "lax", secure: isSecure, path: "/", maxAge: LIVES_MS });
};

export const forgetSessionCookie = (response: Response): void => {
  response.clearCookie(NAME, { httpOnly: true, sameSite: "lax", path: "/" });
};

export const readSessionCookie = (request: Request): string | undefined => {
  const value = cookieOf(request, NAME);
  return value !== undefined && TOKEN.test(value) ? value : undefined;
};
