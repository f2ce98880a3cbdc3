import { readFileSync } from "node:fs";

import { type RequestHandler, Router } from "express";
import helmet from "helmet";

import type { Mount } from "../create-web-server.ts";

/** The page and what it loads, by name. Swagger UI's own files are the package's. */
const FILES: Readonly<Record<string, readonly [type: string, address: string]>> = {
  "": ["text/html; charset=utf-8", new URL("page.html", import.meta.url).href],
  "start.js": ["text/javascript; charset=utf-8", new URL("start.js", import.meta.url).href],
  "swagger-ui.css": ["text/css; charset=utf-8", import.meta.resolve("swagger-ui-dist/swagger-ui.css")],
  "swagger-ui-bundle.js": [
    "text/javascript; charset=utf-8",
    import.meta.resolve("swagger-ui-dist/swagger-ui-bundle.js"),
  ],
};

/**
 * As strict as for our own pages but for two things: Swagger UI draws its arrows from `data:`, and builds HTML (its own,
 * cleaned by DOMPurify) from strings. No inline script or style, and nothing from elsewhere.
 */
const policy = (): RequestHandler =>
  helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  });

/** `GET /docs`: Swagger UI over `/docs/openapi.json`. */
export const createDocsRouter = (document: object): Mount => {
  const router = Router();
  const files = new Map<string, Buffer>();
  router.use(policy());
  router.get("/openapi.json", (_request, response) => {
    response.json(document);
  });
  router.get(["/", "/:file"], (request, response, next) => {
    const name = request.params["file"] ?? "";
    const file = typeof name === "string" ? FILES[name] : undefined;
    if (typeof name !== "string" || file === undefined) {
      next();
      return;
    }
    const [type, address] = file;
    const body = files.get(name) ?? readFileSync(new URL(address));
    files.set(name, body);
    response.set({ "Content-Type": type, "Cache-Control": "no-cache" }).send(body);
  });
  return { path: "/docs", router };
};
