import { DEFAULT_SCHEMA, runMigrations } from "bullmq";

/** BullMQ's own tables on its PostgreSQL backend, for the migrator: the program's login could not make them. */
export const queueSchema = {
  schema: DEFAULT_SCHEMA,
  async migrate(client: Parameters<typeof runMigrations>[0]): Promise<void> {
    await runMigrations(client);
  },
};
