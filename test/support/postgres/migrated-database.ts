import { setTimeout as wait } from "node:timers/promises";

import type { DataSource } from "typeorm";

import { createDataSource } from "../../../database/create-data-source.ts";
import { createRepositories, type Repositories } from "../../../database/create-repositories.ts";
import { migrate } from "../../../database/migrate.ts";
import { queueSchema } from "../../../jobs/queue-schema.ts";
import { createScratchDatabase, type ScratchDatabase } from "./scratch-database.ts";
import type { TestServer } from "./servers.ts";

export interface MigratedDatabase extends ScratchDatabase {
  /** The application's login. */
  readonly dataSource: DataSource;
  readonly repositories: Repositories;
}

/** An empty book on the server, opened as the program opens it. */
export async function createMigratedDatabase(server: TestServer, poolSize = 10): Promise<MigratedDatabase> {
  const scratch = await createScratchDatabase(server);
  await migrate(scratch.migrationUrl, new URL(scratch.applicationUrl).username, [queueSchema]);
  const dataSource = createDataSource(scratch.applicationUrl, { poolSize, applicationName: "so-tiem-test" });
  await dataSource.initialize();
  return {
    ...scratch,
    dataSource,
    repositories: createRepositories(dataSource, wait),
    async drop() {
      await dataSource.destroy();
      await scratch.drop();
    },
  };
}
