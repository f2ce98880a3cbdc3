import pg from "pg";
import type { DataSource } from "typeorm";

import { OperationalError, SettingError } from "../core/ports/errors.ts";
import { checkApplicationRole } from "./check-application-role.ts";
import { checkMigrated } from "./check-migrated.ts";
import { createDataSource, type PoolOptions } from "./create-data-source.ts";
import { openEmbeddedServer } from "./embedded/open-embedded-server.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { type CompanionSchema, migrate } from "./migrate.ts";

/** Which server: our own in a folder, or a given one. */
export type DatabaseAddress =
  | { readonly mode: "embedded"; readonly dataDir: string }
  | { readonly mode: "served"; readonly applicationUrl: string; readonly migrationUrl?: string };

export interface DatabaseOptions extends PoolOptions {
  readonly companions: readonly CompanionSchema[];
  readonly log: (message: string) => void;
}

export interface OpenDatabase {
  /** The application's login. */
  readonly dataSource: DataSource;
  readonly applicationUrl: string;
  /** Opens connections beside, for plain SQL: who takes all of the one pool leaves the other's. Closed with the rest. */
  readonly openPool: (options: PoolOptions) => Promise<DataSource>;
  /** The owner's login, where it is known. */
  readonly migrationUrl?: string;
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
  try {
    const dataSource = await connect(server, options);
    await prepare(dataSource, server, options.companions).catch(async (error: unknown) => {
      await dataSource.destroy();
      throw error;
    });
    const { applicationUrl, migrationUrl, started } = server;
    const sources = [dataSource];
    return {
      dataSource,
      applicationUrl,
      async openPool(pool) {
        const source = await createDataSource(applicationUrl, pool, []).initialize();
        sources.push(source);
        return source;
      },
      ...(migrationUrl !== undefined && { migrationUrl }),
      startedServer: started,
      close: () => closeAll(sources, server.close),
    };
  } catch (error) {
    await server.close().catch(() => undefined);
    throw error;
  }
}

/** The login is looked at first: migrating takes away from it what the program does not need, be it the owner's. */
async function prepare(
  dataSource: DataSource,
  server: ReachedServer,
  companions: readonly CompanionSchema[],
): Promise<void> {
  await checkApplicationRole(dataSource);
  await bringUpToDate(server, companions);
  await checkMigrated(dataSource, { justMigrated: server.migrationUrl !== undefined });
}

async function bringUpToDate(server: ReachedServer, companions: readonly CompanionSchema[]): Promise<void> {
  if (server.migrationUrl === undefined) return;
  try {
    await migrate(server.migrationUrl, loginOf(server.applicationUrl), companions);
  } catch (error) {
    const cause = error instanceof OperationalError ? error.cause : error;
    throw (server.isGiven && explainRefusal("MIGRATION_DATABASE_URL", cause)) || error;
  }
}

/** As node-postgres reads it, defaults included. */
const loginOf = (url: string): string => new pg.Client({ connectionString: url }).user ?? "";

interface ReachedServer {
  readonly applicationUrl: string;
  readonly migrationUrl?: string;
  readonly started: boolean;
  readonly isGiven: boolean;
  readonly close: () => Promise<void>;
}

async function reachServer(address: DatabaseAddress, { log }: DatabaseOptions): Promise<ReachedServer> {
  if (address.mode === "served") return { ...address, started: false, isGiven: true, close: () => Promise.resolve() };
  return { ...(await openEmbeddedServer({ dataDir: address.dataDir, log })), isGiven: false };
}

async function connect(server: ReachedServer, options: DatabaseOptions): Promise<DataSource> {
  try {
    return await createDataSource(server.applicationUrl, options).initialize();
  } catch (cause) {
    if (!server.isGiven) {
      throw new OperationalError("embedded_connect_failed", "The built-in PostgreSQL does not answer.", { cause });
    }
    const sentence = "DATABASE_URL: the server does not let us in; check the address and that PostgreSQL runs there.";
    throw explainRefusal("DATABASE_URL", cause) ?? new SettingError("DATABASE_URL", sentence, { cause });
  }
}

/** The server goes last: a connection that is still open would be broken off. */
async function closeAll(sources: readonly DataSource[], closeServer: () => Promise<void>): Promise<void> {
  try {
    const open = sources.filter(({ isInitialized }) => isInitialized);
    await Promise.all(open.map((source) => source.destroy()));
  } finally {
    await closeServer();
  }
}
