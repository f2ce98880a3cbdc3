import cors from "cors";
import express, { type Express, type RequestHandler, type Router } from "express";
import { checkHost } from "./check-host.ts";
import { checkOrigin } from "./check-origin.ts";
import { createProbes, type ProbeDeps } from "./create-probes.ts";
import { answerNotFound, handleErrors } from "./handle-errors.ts";
import { logRequests } from "./log-requests.ts";
import { securityHeaders } from "./security-headers.ts";
import type { WebLog } from "./web-log.ts";

/** A router made elsewhere (the browser door, a webhook) and where it hangs. */
export interface Mount {
  readonly path: string;
  readonly router: Router;
}

export interface WebServerDeps extends ProbeDeps {
  readonly log: WebLog;
  /** Host names, without port, that requests may name beside the loopback ones. */
  readonly allowedHosts: readonly string[];
  /** Other sites whose pages may use what is under `/api`. */
  readonly corsOrigins?: readonly string[];
  /** Proxies in front of us, whose word for the address of who asks is taken. */
  readonly trustedProxies?: number;
  readonly mounts: readonly Mount[];
  /** What `createMetrics` made; it guards itself. */
  readonly metrics?: Router;
  /** Routers that read bodies themselves, because they check who sends before they read. */
  readonly webhooks?: readonly Mount[];
}

/** The Express application with its guards; `listen` opens it to the network. */
export const createWebServer = (deps: WebServerDeps): Express => {
  const allowedHosts = new Set(deps.allowedHosts.map((host) => host.toLowerCase()));
  const corsOrigins = deps.corsOrigins ?? [];
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.set("trust proxy", deps.trustedProxies ?? 0);
  app.use(logRequests(deps.log), securityHeaders());
  // Before the host check: a container platform probes by the container's own address.
  app.use(createProbes(deps));
  if (deps.metrics !== undefined) app.use(deps.metrics);
  app.use(checkHost(allowedHosts));
  app.use("/api", shareWith(corsOrigins));
  app.use(checkOrigin(allowedHosts, corsOrigins));
  for (const { path, router } of deps.webhooks ?? []) app.use(path, router);
  app.use(express.json({ limit: "64kb" }));
  for (const { path, router } of deps.mounts) app.use(path, router);
  app.use(answerNotFound);
  app.use(handleErrors(deps.log));
  return app;
};

/** Tokens are shown in a header, never taken from a cookie of the other site's asking: no credentials are shared. */
const shareWith = (origins: readonly string[]): RequestHandler =>
  cors({
    origin: [...origins],
    methods: ["GET", "POST"],
    allowedHeaders: ["Authorization", "Content-Type", "Accept-Language"],
    exposedHeaders: ["Retry-After", "Content-Language"],
    maxAge: 600,
  });
