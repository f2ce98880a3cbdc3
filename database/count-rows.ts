import pg from "pg";

/**
 * Has the server count what is in the owner's tables anew, after much was put in at once. Until it does so by itself, a minute
 * or more later, it may believe that nothing is there and look a shop's rows up one by one, each time through all of them.
 */
export async function countRows(migrationUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: migrationUrl, application_name: "so-tiem-count" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("ANALYZE");
  } finally {
    await client.end().catch(() => undefined);
  }
}
