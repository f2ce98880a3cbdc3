import pg from "pg";
import type { DataSource } from "typeorm";

import { OperationalError, SettingError } from "../core/ports/errors.ts";
import { checkApplicationRole } from "./check-application-role.ts";
import { checkMigrated } from "./check-migrated.ts";
import { createDataSource } from "./create-data-source.ts";
import { openEmbeddedServer } from "./embedded/open-embedded-server.ts";
import { type CompanionSchema, migrate } from "./migrate.ts";

/** Which server: our own in a folder, or a given one. */
export type DatabaseAddress =
  | { readonly mode: "embedded"; readonly dataDir: string }
  | { readonly mode: "served"; readonly applicationUrl: string; readonly migrationUrl?: string };

export interface DatabaseOptions {
  readonly companions: readonly CompanionSchema[];
  readonly poolSize: number;
  readonly applicationName: string;
  readonly log: (message: string) => void;
}

export interface OpenDatabase {
  /** The application's login. */
  readonly dataSource: DataSource;
  readonly applicationUrl: string;
  /** False when an embedded server was running already; always false for a given server. */
  readonly startedServer: boolean;
  /** Closes the connections, and the embedded server if nobody else uses it. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the book's database, migrated, on a login that cannot pass row-level security.
 * @throws SettingError, OperationalError
 */
export async function openDatabase(address: DatabaseAddress, options: DatabaseOptions): Promise<OpenDatabase> {
  const server = await reachServer(address, options);
  const dataSource = createDataSource(server.applicationUrl, options);
  try {
    if (server.migrationUrl !== undefined) {
      await migrate(server.migrationUrl, loginOf(server.applicationUrl), options.companions);
    }
    await connect(dataSource, address);
    await checkApplicationRole(dataSource);
    await checkMigrated(dataSource);
  } catch (error) {
    await closeAll(dataSource, server.close).catch(() => undefined);
    throw error;
  }
  const { applicationUrl, started } = server;
  return { dataSource, applicationUrl, startedServer: started, close: () => closeAll(dataSource, server.close) };
}

/** As node-postgres reads it, defaults included. */
const loginOf = (url: string): string => new pg.Client({ connectionString: url }).user ?? "";

interface ReachedServer {
  readonly applicationUrl: string;
  readonly migrationUrl?: string;
  readonly started: boolean;
  readonly close: () => Promise<void>;
}

async function reachServer(address: DatabaseAddress, { log }: DatabaseOptions): Promise<ReachedServer> {
  if (address.mode === "embedded") return openEmbeddedServer({ dataDir: address.dataDir, log });
  return { ...address, started: false, close: () => Promise.resolve() };
}

async function connect(dataSource: DataSource, address: DatabaseAddress): Promise<void> {
  try {
    await dataSource.initialize();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    if (address.mode === "embedded") {
      throw new OperationalError("embedded_connect_failed", "The built-in PostgreSQL does not answer.", { cause });
    }
    throw new SettingError(
      "DATABASE_URL",
      `DATABASE_URL: the server does not let us in (${why}); check the address and that PostgreSQL runs there.`,
      { cause },
    );
  }
}

/** The server goes last: a connection that is still open would be broken off. */
async function closeAll(dataSource: DataSource, closeServer: () => Promise<void>): Promise<void> {
  try {
    if (dataSource.isInitialized) await dataSource.destroy();
  } finally {
    await closeServer();
  }
}
