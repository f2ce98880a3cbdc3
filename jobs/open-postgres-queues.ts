import { createPostgresBackend, DEFAULT_SCHEMA, type PostgresConnection, Queue, Worker } from "bullmq";
import pg from "pg";

import type { Log } from "../core/ports/log.ts";
import { closingOrder } from "./closing-order.ts";
import type { QueueBackend } from "./queue-backend.ts";
import { queueDepths } from "./queue-depths.ts";
import { SOON_MISSED } from "./soon-missed.ts";

/**
 * One pool for all queues and workers of the process: so many connections that all of them share, and one more for each
 * worker, which keeps it to LISTEN on. A fixed size would leave none to share once there are as many workers.
 */
const SHARED_CONNECTIONS = 3;

export function openPostgresQueues(applicationUrl: string, log: Log): Promise<QueueBackend> {
  const pool = new pg.Pool({
    connectionString: applicationUrl,
    max: SHARED_CONNECTIONS,
    keepAlive: true,
    application_name: "so-tiem-queue",
    // BullMQ leaves the schema to the connection when it is given a pool. What the queue forgets when the server dies is
    // found by the sweeps, so it does not wait for the disk (docs/decisions/0018).
    options: `-c search_path=${DEFAULT_SCHEMA} -c synchronous_commit=off`,
  });
  // Each queue and each worker listens for its errors; there are as many of them as kinds of jobs and bots, and no leak.
  pool.setMaxListeners(0);
  pool.on("error", (error) => {
    log.warn({ err: error }, "a connection of the queue was lost");
  });
  const kept = closingOrder(log, () => pool.end());
  // BullMQ describes a pool by a shape of its own, which node-postgres fits at run time and not by its types.
  const connection = { connection: pool as unknown as ConstructorParameters<typeof PostgresConnection>[0] };
  return Promise.resolve({
    queue: (name) => kept.keepQueue(new Queue(name, connection, createPostgresBackend) as unknown as Queue),
    worker(name, process, options) {
      // The pool looks at its limit each time it is asked for a connection.
      pool.options.max += 1;
      return kept.keepWorker(
        new Worker(
          name,
          process,
          { ...connection, ...SOON_MISSED, ...options },
          createPostgresBackend,
        ) as unknown as Worker,
      );
    },
    async ping() {
      await pool.query("SELECT 1");
    },
    depths: () => queueDepths(kept.queues()),
    close: kept.close,
  });
}
