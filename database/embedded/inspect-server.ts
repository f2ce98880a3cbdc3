import pg from "pg";
import type { Cluster } from "./cluster.ts";
import type { PostmasterFile } from "./postmaster-file.ts";
import { isPostmaster, readPostmasterFile } from "./postmaster-file.ts";
import type { ServerSecrets } from "./server-secrets.ts";

export type ServerState =
  | { state: "stopped"; left: PostmasterFile | null }
  /** It lives and does not answer (yet): starting, recovering, or going down. */
  | { state: "busy"; pid: number; cause: unknown }
  /** It does not know our passwords: one side was put back from a backup, or the passwords were deleted. */
  | { state: "refusing"; pid: number; cause: unknown }
  | { state: "ready"; pid: number; port: number };

const INVALID_PASSWORD = "28P01";

export const inspectServer = async (cluster: Cluster, secrets: ServerSecrets): Promise<ServerState> => {
  const file = await readPostmasterFile(cluster);
  if (!file || !(await isPostmaster(cluster, file.pid))) return { state: "stopped", left: file };
  try {
    await greet(file, secrets);
    return { state: "ready", pid: file.pid, port: file.port };
  } catch (cause) {
    const isRefusal = (cause as { code?: string }).code === INVALID_PASSWORD;
    return { state: isRefusal ? "refusing" : "busy", pid: file.pid, cause };
  }
};

/** Proves that the server on the port is the one of the file: another cluster may have been given the port since. */
const greet = async (file: PostmasterFile, secrets: ServerSecrets): Promise<void> => {
  const client = new pg.Client({
    host: "127.0.0.1",
    port: file.port,
    user: "postgres",
    password: secrets.postgres,
    database: "postgres",
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  });
  // A server that goes down while we talk to it breaks the connection; connect and query reject then.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: string }>(
      "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1) AS pid",
    );
    if (Number(rows[0]?.pid) !== file.pid) throw new Error(`port ${file.port} belongs to another PostgreSQL server`);
  } finally {
    await client.end().catch(() => undefined);
  }
};
