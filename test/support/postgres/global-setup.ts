import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openEmbeddedServer } from "../../../database/embedded/open-embedded-server.ts";
import { checkoutFor } from "../program/checkout-for.ts";
import "./provided-postgres.ts";
import { testUsers } from "./test-users.ts";

/** A test database that a machine crash spoils is made anew, so it need not wait for the disk. */
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/** One embedded server for the whole run. */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "so-tiem-test-"));
  const server = await openEmbeddedServer({ dataDir, settings: FAST, log: () => undefined });
  project.provide("postgres", { administratorUrl: server.administratorUrl });
  const checkout = await checkoutFor(testUsers().at(-1) ?? { name: "ourselves" });
  project.provide("checkout", checkout.path);
  return async () => {
    if (checkout.isCopy) await rm(checkout.path, { recursive: true, force: true });
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  };
}
