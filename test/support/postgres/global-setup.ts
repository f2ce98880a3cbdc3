import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openEmbeddedServer } from "../../../database/embedded/open-embedded-server.ts";
import "./provided-postgres.ts";

/** A test database that a machine crash spoils is made anew, so it need not wait for the disk. */
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/** One embedded server for the whole run. */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "so-tiem-test-"));
  const server = await openEmbeddedServer({ dataDir, settings: FAST, log: () => undefined });
  project.provide("postgres", { administratorUrl: server.administratorUrl });
  return async () => {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  };
}
