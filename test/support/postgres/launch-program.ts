import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { inject } from "vitest";
import "./provided-postgres.ts";
import type { ProgramEvent, ProgramTask } from "./embedded-program.ts";
import type { TestUser } from "./test-users.ts";

type EventOf<Name extends ProgramEvent["event"]> = ProgramEvent & { event: Name };

export interface LaunchedProgram {
  pid: number;
  /** Waits for the next event of that name; rejects when the program ends without it. */
  next<Name extends ProgramEvent["event"]>(name: Name): Promise<EventOf<Name>>;
  /** Waits until it could not open the server. */
  failure(): Promise<EventOf<"failed">>;
  /** Asks it to close its server, and waits for its end. */
  close(): Promise<void>;
  /** Sends the signal to it, or with `group` to all that share its terminal, and waits for its end. */
  kill(signal: NodeJS.Signals, group?: "group"): Promise<void>;
}

const OURS = resolve(import.meta.dirname, "../../..");
const SCRIPT = "test/support/postgres/embedded-program.ts";

/** `env` is added to the environment of the tests; an undefined value takes a variable away. */
export const launchProgram = (
  user: TestUser,
  task: ProgramTask,
  env: Record<string, string | undefined> = {},
): LaunchedProgram => {
  const cwd = user.uid === undefined ? OURS : inject("checkout");
  const child = spawn(process.execPath, [join(cwd, "program/run.mjs"), join(cwd, SCRIPT), JSON.stringify(task)], {
    cwd,
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...env },
    ...(user.uid !== undefined && { uid: user.uid, gid: user.gid }),
  });
  child.stdin.on("error", () => undefined);
  const ended = once(child, "close");
  const next = eventReader(child);
  return {
    pid: child.pid as number,
    next,
    failure: () => next("failed"),
    close: async () => {
      child.stdin.write("close\n");
      await next("closed");
      await ended;
    },
    kill: async (signal, group) => {
      if (child.exitCode === null && child.signalCode === null)
        process.kill((child.pid as number) * (group ? -1 : 1), signal);
      await ended;
    },
  };
};

const eventReader = (child: ChildProcess & { stdout: NodeJS.ReadableStream }): LaunchedProgram["next"] => {
  const events = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async <Name extends ProgramEvent["event"]>(name: Name): Promise<EventOf<Name>> => {
    for (;;) {
      const { done, value } = await events.next();
      if (done) throw new Error(`the program ended without the event "${name}"`);
      const event = JSON.parse(value) as ProgramEvent;
      if (event.event === name) return event as EventOf<Name>;
      if (event.event === "failed") throw new Error(`${event.code}: ${event.message}\n${event.cause}`);
    }
  };
};
