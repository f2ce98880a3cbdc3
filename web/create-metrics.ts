import { Router } from "express";
import type { TakeMeasures, TakeQueueDepths } from "../core/ports/measures.ts";
import type { ReadableMeter } from "./create-meter.ts";
import { formatMetrics, METRICS_CONTENT_TYPE } from "./format-metrics.ts";
import { isOwnMachine } from "./is-own-machine.ts";
import { keepFor } from "./keep-for.ts";
import { measuredFamilies } from "./measured-families.ts";
import { queueFamilies } from "./queue-families.ts";
import { type Problem, sendProblem } from "./send-problem.ts";
import type { WebLog } from "./web-log.ts";

export interface MetricsDeps {
  readonly meter: ReadableMeter;
  readonly takeMeasures: TakeMeasures;
  readonly takeQueueDepths: TakeQueueDepths;
  readonly log: Pick<WebLog, "warn">;
  /** Milliseconds on a clock that does not jump. */
  readonly nowMs: () => number;
  /** How long the database and the queue may take, connecting included. 3,000 unless given. */
  readonly timeoutMs?: number;
}

/** However often and by however many it is scraped, the stores are asked once in this time. */
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
 * `/metrics` for Prometheus. What this process counted is always there; what the database and the queue know is left
 * out where they do not answer in time, and `sotiem_database_up` or `sotiem_queue_up` is 0.
 */
export const createMetrics = (deps: MetricsDeps): Router => {
  const { meter, takeMeasures, takeQueueDepths, log, nowMs, timeoutMs = 3_000 } = deps;
  const asked = <T>(take: () => Promise<T>, failure: string): (() => Promise<T | undefined>) =>
    keepFor(KEPT_MS, nowMs, async () => {
      try {
        return await inTime(take(), timeoutMs);
      } catch (error) {
        log.warn({ err: error }, failure);
        return undefined;
      }
    });
  const measures = asked(takeMeasures, "the database could not be measured");
  const depths = asked(takeQueueDepths, "the queue could not be measured");
  const router = Router();
  router.get("/metrics", async (request, response) => {
    if (!isOwnMachine(request)) {
      sendProblem(request, response, ELSEWHERE);
      return;
    }
    const [measured, queued] = await Promise.all([measures(), depths()]);
    const text = formatMetrics([...meter.read(), ...measuredFamilies(measured), ...queueFamilies(queued)]);
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
