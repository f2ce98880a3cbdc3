import { DEFAULT_SCHEMA, runMigrations } from "bullmq";

import { QUEUE_NAMES } from "./queue-names.ts";

type Client = Parameters<typeof runMigrations>[0];

/** BullMQ's own tables on its PostgreSQL backend, for the migrator: the program's login could not make them. */
export const queueSchema = {
  schema: DEFAULT_SCHEMA,
  async migrate(client: Client): Promise<void> {
    await runMigrations(client);
    for (const name of QUEUE_NAMES) await makeIdSequence(client, name);
  },
};

/** BullMQ makes a queue's sequence of job ids at its first job, unless it is there. */
async function makeIdSequence(client: Client, queueName: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`SELECT ${DEFAULT_SCHEMA}.job_id_seq_name($1) AS name`, [
    queueName,
  ]);
  await client.query(`CREATE SEQUENCE IF NOT EXISTS ${DEFAULT_SCHEMA}.${rows[0]?.name ?? ""}`);
}
