import { Router } from "express";
import type { TakeMeasures } from "../core/ports/measures.ts";
import type { ReadableMeter } from "./create-meter.ts";
import { formatMetrics, METRICS_CONTENT_TYPE } from "./format-metrics.ts";
import { isOwnMachine } from "./is-own-machine.ts";
import { keepFor } from "./keep-for.ts";
import { measuredFamilies } from "./measured-families.ts";
import { type Problem, sendProblem } from "./send-problem.ts";
import type { WebLog } from "./web-log.ts";

export interface MetricsDeps {
  readonly meter: ReadableMeter;
  readonly takeMeasures: TakeMeasures;
  readonly log: Pick<WebLog, "warn">;
  /** Milliseconds on a clock that does not jump. */
  readonly nowMs: () => number;
  /** How long the database may take, connecting included. 3,000 unless given. */
  readonly timeoutMs?: number;
}

/** However often and by however many it is scraped, the database is asked once in this time. */
const KEPT_MS = 5_000;

const ELSEWHERE: Problem = {
  status: 403,
  code: "metrics-local-only",
  says: {
    vi: "Số đo chỉ xem được từ chính máy này.",
    en: "Metrics are shown to programs of this machine only.",
  },
};

/**
 * `/metrics` for Prometheus. What this process counted is always there; what the database knows is left out where it
 * does not answer in time, and `sotiem_database_up` is 0.
 */
export const createMetrics = ({ meter, takeMeasures, log, nowMs, timeoutMs = 3_000 }: MetricsDeps): Router => {
  const measures = keepFor(KEPT_MS, nowMs, async () => {
    try {
      return await inTime(takeMeasures(), timeoutMs);
    } catch (error) {
      log.warn({ err: error }, "the database could not be measured");
      return undefined;
    }
  });
  const router = Router();
  router.get("/metrics", async (request, response) => {
    if (!isOwnMachine(request)) {
      sendProblem(request, response, ELSEWHERE);
      return;
    }
    const text = formatMetrics([...meter.read(), ...measuredFamilies(await measures())]);
    response.set({ "Content-Type": METRICS_CONTENT_TYPE, "Cache-Control": "no-store" }).end(text);
  });
  return router;
};

/** A pool without a free connection lets one wait longer than a scrape does. */
const inTime = async <T>(work: Promise<T>, timeoutMs: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`measuring took longer than ${timeoutMs} ms`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
