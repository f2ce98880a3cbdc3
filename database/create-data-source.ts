import { DataSource, type EntitySchema } from "typeorm";

import { ENTITIES } from "./entities/all-entities.ts";
import { MIGRATIONS } from "./migrations/all-migrations.ts";

export interface PoolOptions {
  /** Most connections of this process to the book; the queue has its own pool. */
  readonly poolSize: number;
  /** Shows up in `pg_stat_activity`. */
  readonly applicationName: string;
}

/** TypeORM over a database. Not connected yet. */
export const createDataSource = (
  url: string,
  { poolSize, applicationName }: PoolOptions,
  entities: readonly EntitySchema[] = ENTITIES,
): DataSource =>
  new DataSource({
    type: "postgres",
    url,
    entities: [...entities],
    migrations: MIGRATIONS,
    migrationsTableName: "migrations",
    // The migrator alone changes tables, and only by migrations.
    synchronize: false,
    migrationsRun: false,
    poolSize,
    applicationName,
    connectTimeoutMS: 10_000,
    // Statements that nobody waits between go out together (statement.ts).
    extra: { keepAlive: true, pipeline: true },
  });
