import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cluster } from "./cluster.ts";
import { writeDurably } from "./write-durably.ts";

/** Read by the server after its postgresql.conf, in the same folder. */
export const SETTINGS_FILE = "so-tiem.conf";

const SETTINGS: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  // A socket's path may have 107 bytes at most, and a data folder's path may be longer.
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "64MB",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  // Bounds the journal on disk and the time of recovery after a crash.
  max_wal_size: "256MB",
  logging_collector: "on",
  log_directory: "log",
  // One file a weekday, begun anew each week, so that the log never grows without end.
  log_filename: "postgresql-%a.log",
  log_truncate_on_rotation: "on",
  log_rotation_age: "1d",
  log_rotation_size: "0",
  // Statements and details hold what people wrote; the program logs its own failures.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

export const writeSettings = async (
  cluster: Cluster,
  port: number,
  overrides: Record<string, string>,
): Promise<void> => {
  const settings = { ...SETTINGS, ...overrides, port: String(port) };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  const text = `# Written at every start of the server.\n${lines.join("\n")}\n`;
  await writeDurably(join(cluster.path, SETTINGS_FILE), text, 0o600, cluster.folder.user);
};

/** The port of the last start, kept where possible so that a program which lost its server finds it again. */
export const lastPort = async (cluster: Cluster): Promise<number | null> => {
  const text = await readFile(join(cluster.path, SETTINGS_FILE), "utf8").catch(() => "");
  const port = Number(/^port = '(\d+)'$/m.exec(text)?.[1]);
  return port || null;
};
