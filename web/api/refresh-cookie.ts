import type { Request, Response } from "express";

import { cookieOf } from "../cookie-of.ts";

const NAME = "so_tiem_refresh";
/** No other address needs it. */
const PATH = "/api/v1/auth";

export const REFRESH_LIVES_SECONDS = 30 * 24 * 3_600;

/** The refresh token of a browser that was logged in by a link: scripts do not see it, other sites do not send it. */
export const setRefreshCookie = (response: Response, token: string, isSecure: boolean): void => {
  response.cookie(NAME, token, {
    httpOnly: true,
    sameSite: "strict",
    secure: isSecure,
    path: PATH,
    maxAge: REFRESH_LIVES_SECONDS * 1000,
  });
};

export const forgetRefreshCookie = (response: Response): void => {
  response.clearCookie(NAME, { httpOnly: true, sameSite: "strict", path: PATH });
};

export const readRefreshCookie = (request: Request): string | undefined => {
  const value = cookieOf(request, NAME);
  return value !== undefined && /^[\w-]{20,200}$/.test(value) ? value : undefined;
};
