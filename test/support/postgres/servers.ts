import { inject } from "vitest";
import "./provided-postgres.ts";

export interface TestServer {
  name: "embedded" | "served";
  /** A login that may make roles and databases. */
  administratorUrl: string;
}

/**
 * The PostgreSQL servers to test on: the embedded one always, and the one of DATABASE_URL where that is set.
 *
 * @example describe.each(servers())("sales on $name", (server) => { … });
 */
export const servers = (): TestServer[] => {
  const embedded: TestServer = { name: "embedded", administratorUrl: inject("postgres").administratorUrl };
  const url = process.env["MIGRATION_DATABASE_URL"] ?? process.env["DATABASE_URL"];
  return url ? [embedded, { name: "served", administratorUrl: refuseRealDatabase(url) }] : [embedded];
};

const refuseRealDatabase = (url: string): string => {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  if (name.includes("test")) return url;
  throw new Error(`Tests run only on a database whose name contains "test", and DATABASE_URL names "${name}".`);
};
