import type { Request, RequestHandler, Response } from "express";
import helmet from "helmet";

export type PageLanguage = "vi" | "en";

/** Nothing that somebody wrote is ever taken for a part of the page. */
export const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Pages with forms and pictures of our own: everything else stays forbidden. */
export const pagePolicy = (): RequestHandler =>
  helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  });

export const pageLanguage = (request: Request): PageLanguage =>
  request.acceptsLanguages("vi", "en") === "en" ? "en" : "vi";

/** `main` is HTML already. */
export const pageHtml = (main: string, language: PageLanguage, className = ""): string => `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sổ Tiệm</title>
<link rel="icon" href="/page/icon.svg">
<link rel="stylesheet" href="/login/page.css">
<main${className === "" ? "" : ` class="${className}"`}>${main}</main>
</html>
`;

/** A page of one person's: it goes into no cache and no index. */
export const sendPage = (response: Response, status: number, html: string, language: PageLanguage): void => {
  response
    .status(status)
    .set({ "Cache-Control": "no-store", "Content-Language": language, "X-Robots-Tag": "noindex" })
    .vary("Accept-Language")
    .type("html")
    .send(html);
};
