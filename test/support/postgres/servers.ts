import { inject } from "vitest";
import "./provided-postgres.ts";

export interface TestServer {
  name: "embedded" | "served";
  /** A login that may make roles and databases. */
  administratorUrl: string;
}

/**
 * The PostgreSQL servers to test on: the embedded one, and the one of DATABASE_URL where that is set; with
 * TEST_SERVED_ONLY the latter alone, for who has just tried the former.
 *
 * @example describe.each(servers())("sales on $name", (server) => { … });
 */
export const servers = (): TestServer[] => {
  const embedded: TestServer = { name: "embedded", administratorUrl: inject("postgres").administratorUrl };
  const url = process.env["MIGRATION_DATABASE_URL"] ?? process.env["DATABASE_URL"];
  const isAlone = process.env["TEST_SERVED_ONLY"] === "1";
  if (url) {
    const served: TestServer = { name: "served", administratorUrl: refuseRealDatabase(url) };
    return isAlone ? [served] : [embedded, served];
  }
  if (isAlone) throw new Error("TEST_SERVED_ONLY needs a server: set DATABASE_URL, or leave it out.");
  return [embedded];
};

const refuseRealDatabase = (url: string): string => {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  if (name.includes("test")) return url;
  throw new Error(`Tests run only on a database whose name contains "test", and DATABASE_URL names "${name}".`);
};
