import type { Log } from "../core/ports/log.ts";
import { openPostgresQueues } from "./open-postgres-queues.ts";
import { openRedisQueues } from "./open-redis-queues.ts";
import type { QueueAddress, QueueBackend } from "./queue-backend.ts";

/** @throws SettingError when the store cannot be reached. */
export const openQueueBackend = (address: QueueAddress, log: Log): Promise<QueueBackend> =>
  address.mode === "redis" ? openRedisQueues(address.url, log) : openPostgresQueues(address.applicationUrl, log);
