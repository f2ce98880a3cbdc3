import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type EmbeddedServer, openEmbeddedServer } from "../../../database/embedded/open-embedded-server.ts";
import { endServer, isRunning, postmasterPid, until } from "../postgres/program-bench.ts";

export interface OwnDatabase {
  /** A superuser's login on the book's database. */
  readonly administratorUrl: string;
  /** The settings that give this server to a program as somebody else's. */
  readonly settings: Readonly<Record<string, string>>;
  /** The settings by which a program finds it as the one that is built in. */
  readonly builtIn: Readonly<Record<string, string>>;
  /** Killed with all its sessions as by the system when memory is short, and started again on the same port. */
  readonly crash: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Commits reach the system, not the disk: programs die here, and servers, but the machine does not. */
const FAST = { fsync: "off", full_page_writes: "off", max_connections: "200" };

/** A PostgreSQL server of the test's own, given to the programs as a server of somebody else's. */
export async function openOwnDatabase(): Promise<OwnDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), "so-tiem-fault-"));
  const open = (): Promise<EmbeddedServer> => openEmbeddedServer({ dataDir, settings: FAST, log: () => undefined });
  const { applicationUrl, migrationUrl, administratorUrl } = await open();
  const book = new URL(administratorUrl);
  book.pathname = new URL(applicationUrl).pathname;
  return {
    administratorUrl: book.href,
    settings: { DATABASE_URL: applicationUrl, MIGRATION_DATABASE_URL: migrationUrl },
    builtIn: { DATA_DIR: dataDir },
    async crash() {
      const pid = await postmasterPid(dataDir);
      process.kill(pid, "SIGKILL");
      await until(() => !isRunning(pid));
      await open();
    },
    async close() {
      await endServer(dataDir);
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}
