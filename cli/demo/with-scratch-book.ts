import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";

import { type OpenDatabase, openDatabase } from "../../database/open-database.ts";
import { queueSchema } from "../../jobs/queue-schema.ts";

/** Works on a book of its own, which is gone afterwards: whoever makes documentation touches no real one. */
export async function withScratchBook<T>(work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(`${tmpdir()}/so-tiem-`);
  try {
    const database = await openDatabase(
      { mode: "embedded", dataDir: folder },
      { companions: [queueSchema], poolSize: 4, applicationName: "so-tiem-docs", log: () => undefined },
    );
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
