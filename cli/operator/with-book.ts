import { type OpenDatabase, openDatabase } from "../../database/open-database.ts";
import { queueSchema } from "../../jobs/queue-schema.ts";
import { stopOnSignal } from "../../program/stop-on-signal.ts";
import { readOperatorConfig } from "./read-operator-config.ts";

/**
 * Works on the book that the settings name, beside a running server or alone, and closes it whatever happens.
 * `told` is aborted by Ctrl-C: the work then ends where it can go on later.
 */
export async function withBook<T>(
  { name, dataDir }: { readonly name: string; readonly dataDir: string | undefined },
  work: (database: OpenDatabase, told: AbortSignal) => Promise<T>,
): Promise<T> {
  const { signal: told } = stopOnSignal();
  const config = readOperatorConfig(dataDir);
  const database = await openDatabase(config.database, {
    companions: [queueSchema],
    poolSize: 2,
    applicationName: `so-tiem-${name}`,
    log: (message) => process.stderr.isTTY && console.error(message),
  });
  try {
    return await work(database, told);
  } finally {
    await database.close();
  }
}
