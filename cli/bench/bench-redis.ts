import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { thisHost } from "../../database/embedded/host.ts";

export interface BenchRedis {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A Redis of the bench's own, which keeps nothing on disk; undefined where no redis-server is installed. */
export async function openBenchRedis(): Promise<BenchRedis | undefined> {
  const port = String(await thisHost().choosePort());
  const args = ["--port", port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const server = spawn("redis-server", args, { stdio: ["ignore", "pipe", "ignore"] });
  const isMissing = await Promise.race([once(server, "error").then(() => true), isReady(server.stdout)]);
  if (isMissing) return undefined;
  server.stdout.resume();
  return {
    url: `redis://127.0.0.1:${port}`,
    async close() {
      server.kill("SIGTERM");
      await once(server, "close");
    },
  };
}

async function isReady(printed: NodeJS.ReadableStream): Promise<false> {
  for await (const line of createInterface({ input: printed })) {
    if (/ready to accept connections/iu.test(line)) return false;
  }
  return new Promise(() => undefined);
}
