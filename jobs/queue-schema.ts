import { DEFAULT_SCHEMA, runMigrations } from "bullmq";

/**
 * BullMQ's own tables on its PostgreSQL backend, for the migrator: the program's login could not make them. For the
 * same reason our jobs bring ids of their own: BullMQ would make a sequence for each queue at its first job without one.
 */
export const queueSchema = {
  schema: DEFAULT_SCHEMA,
  async migrate(client: Parameters<typeof runMigrations>[0]): Promise<void> {
    await runMigrations(client);
  },
};
