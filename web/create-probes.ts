import { Router } from "express";

/** What stands between the program and useful work; each check is "ok" or one sentence without secrets. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, string>>;
}

export interface ProbeDeps {
  readonly health: () => object;
  readonly readiness: () => Promise<Readiness>;
}

/** `/health`: the process lives. `/ready`: 200 when it can work, 503 with the failing checks when not. */
export const createProbes = ({ health, readiness }: ProbeDeps): Router => {
  const router = Router();
  router.get("/health", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ status: "ok", ...health() });
  });
  router.get("/ready", async (_request, response) => {
    const { ready, checks } = await readiness();
    response
      .status(ready ? 200 : 503)
      .set("Cache-Control", "no-store")
      .json({ status: ready ? "ready" : "not-ready", checks });
  });
  return router;
};
