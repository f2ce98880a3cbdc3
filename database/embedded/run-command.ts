import { spawn } from "node:child_process";
import type { ServerUser } from "./server-user.ts";

export interface CommandOptions {
  /** The system user to run as; null is our own. */
  user: ServerUser | null;
  cwd: string;
  timeoutMs: number;
  input?: string;
  env?: Record<string, string>;
}

export interface CommandResult {
  /** Null when the command was ended by a signal, ours after `timeoutMs` included. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs a program in a session of its own, so that Ctrl-C in our terminal does not reach it, and with a clean
 * environment: LANG, PGDATA and the like of the caller must not colour a cluster.
 * Rejects only when the program cannot be started at all (the error has Node's `code`, such as ENOENT or EACCES).
 */
export const runCommand = (command: string, args: string[], options: CommandOptions): Promise<CommandResult> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...cleanEnvironment(options.cwd), ...options.env },
      detached: true,
      windowsHide: true,
      ...(options.user && { uid: options.user.uid, gid: options.user.gid }),
    });
    const output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
    // A program that exits before it read its input closes the pipe; its exit code tells that already.
    child.stdin.on("error", () => undefined).end(options.input ?? "");
    const timer = setTimeout(() => endGroup(child.pid), options.timeoutMs);
    child.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once("close", (exitCode) => {
      clearTimeout(timer);
      resolve({ exitCode, ...output });
    });
  });

const cleanEnvironment = (home: string): Record<string, string> => ({
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/run/current-system/sw/bin",
  HOME: home,
  LC_ALL: "C",
  LANG: "C",
  TZ: "UTC",
});

const endGroup = (pid: number | undefined): void => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It ended by itself between the timer and here.
  }
};
