import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";

import { Redis } from "ioredis";

import { thisHost } from "../../../database/embedded/host.ts";

export interface OwnRedis {
  readonly url: string;
  /** Forgets every key, as after a failover to an empty replica. */
  readonly flush: () => Promise<void>;
  /** Killed, without having saved anything, and started again on the same port. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Whether this machine has a Redis to start; a test that needs one is skipped elsewhere, and says so. */
export const hasRedis = ((): boolean => {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    console.warn("Faults of Redis are not tried: there is no redis-server on this machine.");
    return false;
  }
})();

/** A Redis of the test's own, which keeps nothing on disk. */
export async function withOwnRedis<T>(work: (redis: OwnRedis) => Promise<T>): Promise<T> {
  const redis = await openOwnRedis();
  try {
    return await work(redis);
  } finally {
    await redis.close();
  }
}

async function openOwnRedis(): Promise<OwnRedis> {
  const port = await thisHost().choosePort();
  const url = `redis://127.0.0.1:${String(port)}`;
  let server = await start(port, url);
  return {
    url,
    flush: () => withRedis(url, (client) => client.flushall()),
    async restart() {
      await kill(server);
      server = await start(port, url);
    },
    close: () => kill(server),
  };
}

async function start(port: number, url: string): Promise<ChildProcess> {
  const quiet = ["--save", "", "--appendonly", "no", "--loglevel", "warning"];
  const server = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", ...quiet], { stdio: "ignore" });
  await withRedis(url, (client) => client.ping());
  return server;
}

async function kill(server: ChildProcess): Promise<void> {
  const ended = once(server, "close");
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill("SIGKILL");
  await ended;
}

async function withRedis(url: string, work: (client: Redis) => Promise<unknown>): Promise<void> {
  // Tries until the server is up; the test's own limit ends it when that never comes.
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on("error", () => undefined);
  await work(client);
  client.disconnect();
}
