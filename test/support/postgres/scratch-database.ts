import { randomBytes } from "node:crypto";
import pg from "pg";
import type { TestServer } from "./servers.ts";

export interface ScratchDatabase {
  name: string;
  /** Login of the program: owns nothing. */
  applicationUrl: string;
  /** Login that owns the database. */
  migrationUrl: string;
  /** The server's mighty login, on this database. */
  administratorUrl: string;
  /** Ends the connections that are left and removes the database; may be called twice. */
  drop(): Promise<void>;
}

const OWNER = "sotiem_test_owner";
const APPLICATION = "sotiem_test_app";
/** Fixed, so that test files that run side by side do not take each other's password away. */
const PASSWORD = "only-for-tests";
/** Any number, the same everywhere. */
const ROLES_LOCK = 7_301_984;

/**
 * Makes an empty database, or a copy of the database `template` (to which nobody may be connected).
 *
 * @example const database = await createScratchDatabase(server); … await database.drop();
 */
export const createScratchDatabase = async (
  server: Pick<TestServer, "administratorUrl">,
  options: { template?: string } = {},
): Promise<ScratchDatabase> => {
  const name = `sotiem_test_${randomBytes(8).toString("hex")}`;
  await withAdministrator(server, async (client) => {
    await makeRoles(client);
    const source = options.template ? `TEMPLATE ${options.template}` : "TEMPLATE template0 ENCODING 'UTF8'";
    await client.query(`CREATE DATABASE ${name} OWNER ${OWNER} ${source}`);
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${APPLICATION}`);
  });
  return { name, ...addresses(server, name), drop: () => drop(server, name) };
};

const drop = (server: Pick<TestServer, "administratorUrl">, name: string): Promise<void> =>
  withAdministrator(server, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });

/** Under a lock: PostgreSQL answers two sessions that alter one role at the same time with an error. */
const makeRoles = async (client: pg.Client): Promise<void> => {
  await client.query("SELECT pg_advisory_lock($1)", [ROLES_LOCK]);
  try {
    // The owner inherits: PostgreSQL 15 gives the owner of a database its schema "public" through a role.
    await makeRole(client, OWNER, "INHERIT");
    await makeRole(client, APPLICATION, "NOINHERIT");
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [ROLES_LOCK]);
  }
};

const makeRole = async (client: pg.Client, role: string, inherits: "INHERIT" | "NOINHERIT"): Promise<void> => {
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  // A new role has none of the powers that the program refuses to have.
  const change = rowCount === 0 ? "CREATE" : "ALTER";
  await client.query(`${change} ROLE ${role} LOGIN ${inherits} PASSWORD '${PASSWORD}'`);
};

const addresses = (
  server: Pick<TestServer, "administratorUrl">,
  name: string,
): Pick<ScratchDatabase, "applicationUrl" | "migrationUrl" | "administratorUrl"> => {
  const url = (login?: string): string => {
    const address = new URL(server.administratorUrl);
    address.pathname = `/${name}`;
    if (login) Object.assign(address, { username: login, password: PASSWORD });
    return address.href;
  };
  return { applicationUrl: url(APPLICATION), migrationUrl: url(OWNER), administratorUrl: url() };
};

const withAdministrator = async <T>(
  server: Pick<TestServer, "administratorUrl">,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client(server.administratorUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
