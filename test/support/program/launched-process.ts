import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

import type { TestUser } from "../postgres/test-users.ts";

export interface Ending {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface LaunchedProcess {
  readonly pid: number;
  /** All that it has printed so far. */
  readonly printed: { readonly stdout: string; readonly stderr: string };
  readonly ended: Promise<Ending>;
  /** Waits until its standard output matches; rejects, with what it printed, when it ends without. */
  sees(pattern: RegExp): Promise<RegExpExecArray>;
  /** Writes to its standard input, which stays open. */
  type(text: string): void;
  /** Reads no more of what it prints, as a pager that was left. */
  closeOutput(): void;
  /** Sends the signal to it, or with `group` to all that share its terminal, as Ctrl-C does. */
  send(signal: NodeJS.Signals, group?: "group"): void;
}

export interface Launch {
  readonly user: TestUser;
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Standard input to the end; it stays open when absent. */
  readonly input?: string;
}

/** A program in a process group of its own, as a terminal gives it. */
export function launchProcess({ user, command: [command, ...args], cwd, env, input }: Launch): LaunchedProcess {
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    ...(user.uid !== undefined && { uid: user.uid, gid: user.gid }),
  });
  const { printed, sees, ended } = listen(child);
  // It may end before it has read all that it is told.
  child.stdin.on("error", () => undefined);
  if (input !== undefined) child.stdin.end(input);
  const pid = child.pid as number;
  return {
    pid,
    printed,
    ended,
    sees,
    type: (text) => child.stdin.write(text),
    closeOutput() {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    send(signal, group) {
      if (group === undefined) child.kill(signal);
      else sendToGroup(pid, signal);
    },
  };
}

function sendToGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    // The leader has ended, and so has every child that it left in its group.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function listen(child: ChildProcess): Pick<LaunchedProcess, "printed" | "sees" | "ended"> {
  const printed = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (text: string) => {
      printed[name] += text;
      child.emit("printed");
    });
  }
  let isOver = false;
  const ended = once(child, "close").then(([exitCode, signal]: unknown[]): Ending => {
    isOver = true;
    child.emit("printed");
    return { exitCode: exitCode as number | null, signal: signal as NodeJS.Signals | null };
  });
  const sees = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(printed.stdout);
      if (match) return match;
      if (isOver) throw new Error(`it ended without ${String(pattern)}:\n${printed.stdout}${printed.stderr}`);
      await once(child, "printed");
    }
  };
  return { printed, sees, ended };
}
