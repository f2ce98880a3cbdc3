import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { migrate } from "../../../database/migrate.ts";
import { queueSchema } from "../../../jobs/queue-schema.ts";
import { createMigratedDatabase, type MigratedDatabase } from "../../support/postgres/migrated-database.ts";
import { servers } from "../../support/postgres/servers.ts";

describe.each(servers())("a start beside a program at work, on the $name server", (server) => {
  let database: MigratedDatabase;
  beforeAll(async () => {
    database = await createMigratedDatabase(server, 2);
  });
  afterAll(() => database.drop());

  it("takes nothing away from it, not even for a moment", async () => {
    const { migrationUrl, applicationUrl, dataSource } = database;
    const startsOfOthers = async (): Promise<void> => {
      for (let start = 0; start < 10; start += 1) {
        await migrate(migrationUrl, new URL(applicationUrl).username, [queueSchema]);
      }
    };
    const others = { areDone: false };
    const starts = startsOfOthers().finally(() => (others.areDone = true));
    let asked = 0;
    for (; !others.areDone; asked += 1) await dataSource.query("SELECT FROM outbox_message LIMIT 1");
    await starts;
    expect(asked).toBeGreaterThan(10);
  });
});
