import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { endServer } from "../postgres/program-bench.ts";
import type { TestUser } from "../postgres/test-users.ts";
import { checkoutFor } from "./checkout-for.ts";
import { type Ending, type LaunchedProcess, launchProcess } from "./launched-process.ts";

export interface RunningServer extends LaunchedProcess {
  /** Where its greeting says that it listens. */
  readonly url: string;
}

/** Settings of the program, added to an environment that holds nothing else of ours. */
export type Settings = Readonly<Record<string, string>>;

/** Where tests of the whole program start it, as one user; call `clear` after each test or at the end of a file. */
export interface ProgramStand {
  /** An empty folder of mode 0700 that belongs to the user. */
  folder(): Promise<string>;
  /** Starts `main.ts` on a free port unless PORT is set. `preload` is run in its process before it. */
  launch(settings: Settings, preload?: string): Promise<LaunchedProcess>;
  /** Starts it, and waits for its greeting. */
  start(settings: Settings): Promise<RunningServer>;
  /** Starts the terminal, whose standard input is `input` or stays open. */
  chat(args: readonly string[], input?: string, settings?: Settings): Promise<LaunchedProcess>;
  /** Runs a command line of a shell in the checkout, such as `npm start`. */
  shell(line: string, settings?: Settings): Promise<LaunchedProcess>;
  /** Ends every program and server that was left, by its id, and removes the folders. */
  clear(): Promise<void>;
}

/** For tests that start the program several times: a start is seconds of work, and the machine may be busy. */
export const SEVERAL_STARTS = { timeout: 120_000 };

const GREETED = /Health: (http:\/\/\S+)\/health[^\n]*\n[^\n]*Stop: Ctrl-C\n/;

export function programStand(user: TestUser): ProgramStand {
  const folders: string[] = [];
  const processes: LaunchedProcess[] = [];
  let checkout: ReturnType<typeof checkoutFor> | undefined;
  const filesOfProgram = () => (checkout ??= checkoutFor(user));
  const folder = async (): Promise<string> => {
    const path = await mkdtemp(join(tmpdir(), "so-tiem-start-"));
    folders.push(path);
    if (user.uid !== undefined && user.gid !== undefined) await chown(path, user.uid, user.gid);
    return path;
  };
  const begin = async (command: readonly [string, ...string[]], settings: Settings, cwd: string, input?: string) => {
    const env = { PATH: process.env["PATH"] ?? "", HOME: await folder(), ...settings };
    const launched = launchProcess({ user, command, cwd, env, ...(input !== undefined && { input }) });
    processes.push(launched);
    return launched;
  };
  const node = async (file: string, args: readonly string[], preload?: string): Promise<[string, ...string[]]> => {
    const { path } = await filesOfProgram();
    const before = preload === undefined ? [] : ["--import", `data:text/javascript,${encodeURIComponent(preload)}`];
    return [process.execPath, ...before, join(path, "program/run.mjs"), join(path, file), ...args];
  };
  const launch: ProgramStand["launch"] = async (settings, preload) =>
    begin(await node("main.ts", [], preload), { PORT: "0", ...settings }, await folder());
  return {
    folder,
    launch,
    async start(settings) {
      const launched = await launch(settings);
      const [, url = ""] = await launched.sees(GREETED);
      return { ...launched, url };
    },
    chat: async (args, input, settings = {}) => begin(await node("cli/chat.ts", args), settings, await folder(), input),
    shell: async (line, settings = {}) =>
      begin(["/bin/sh", "-c", line], { ...NOTHING_SET, ...settings }, (await filesOfProgram()).path),
    async clear() {
      await Promise.all(processes.splice(0).map(endProcess));
      // A folder that could not be emptied would hide the failure of the test that left it so.
      for (const path of folders) await endServer(path);
      for (const path of folders.splice(0)) await rm(path, { recursive: true, force: true, maxRetries: 20 });
      const { path, isCopy } = (await checkout) ?? { path: "", isCopy: false };
      if (isCopy) await rm(path, { recursive: true, force: true });
      checkout = undefined;
    },
  };
}

/** In the checkout there may be a developer's `.env`; what is set, be it to nothing, is not taken from there. */
const NOTHING_SET: Settings = Object.fromEntries(
  [
    "DATABASE_URL",
    "MIGRATION_DATABASE_URL",
    "REDIS_URL",
    "PUBLIC_URL",
    "HOST",
    "ROLE",
    "LOG_LEVEL",
    "BROWSER_CHAT",
  ].map((name) => [name, ""]),
);

/** Its group goes with it: npm's program is a child of npm's. */
const endProcess = async (launched: LaunchedProcess): Promise<Ending> => {
  launched.send("SIGKILL", "group");
  return launched.ended;
};

/** Asks the program to end, and waits until it has. */
export const stop = async (launched: LaunchedProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<Ending> => {
  launched.send(signal);
  return launched.ended;
};
