import { readFileSync } from "node:fs";
import { chown, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { ProgramTask } from "./embedded-program.ts";
import type { LaunchedProgram } from "./launch-program.ts";
import { launchProgram } from "./launch-program.ts";
import type { TestUser } from "./test-users.ts";

export interface ProgramBench {
  /** An empty folder of mode 0700 that belongs to the user. */
  folder(): Promise<string>;
  launch(task: ProgramTask, env?: Record<string, string | undefined>): LaunchedProgram;
  /** Ends every program and server that the test left, and removes its folders. */
  clear(): Promise<void>;
}

/** What tests of the embedded server work on; call `clear` after each. */
export const programBench = (user: TestUser): ProgramBench => {
  const folders: string[] = [];
  const programs: LaunchedProgram[] = [];
  const dataDirs = new Set<string>();
  return {
    folder: async () => {
      const path = await mkdtemp(join(tmpdir(), "so-tiem-bench-"));
      folders.push(path);
      if (user.uid !== undefined && user.gid !== undefined) await chown(path, user.uid, user.gid);
      return path;
    },
    launch: (task, env) => {
      const program = launchProgram(user, task, env);
      programs.push(program);
      dataDirs.add(task.dataDir);
      return program;
    },
    clear: async () => {
      await Promise.all(programs.splice(0).map((program) => program.kill("SIGKILL")));
      for (const dataDir of dataDirs) await endServer(dataDir);
      dataDirs.clear();
      for (const path of folders.splice(0)) await rm(path, { recursive: true, force: true, maxRetries: 20 });
    },
  };
};

export const postmasterPid = async (dataDir: string): Promise<number> =>
  Number((await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);

/** A process that ended counts as gone even where nobody waits for it, as in a container without an init. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";
  } catch {
    return false;
  }
};

/** Waits until the condition holds; the test's own time limit ends it when it never does. */
export const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await condition())) await sleep(5);
};

/** The value of the only column of the only row. */
export const askServer = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
};

/** Ends the server that a program has left in the folder, if it has. */
export const endServer = async (dataDir: string): Promise<void> => {
  const pid = await postmasterPid(dataDir).catch(() => 0);
  if (!pid || !(await isPostgres(pid))) return;
  process.kill(pid, "SIGQUIT");
  await until(() => !isRunning(pid));
};

// A pid file may name a stranger, by a test's own doing.
const isPostgres = async (pid: number): Promise<boolean> =>
  (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0")[0]?.endsWith("/postgres") ?? false;
