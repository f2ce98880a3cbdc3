import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

export interface Launched {
  readonly pid: number;
  /** What stood in the line that told that it is up. */
  readonly url: string;
  /** Resident memory in megabytes; on Linux alone. */
  readonly memoryMb: () => Promise<number>;
  /** Asks it to end, and waits until it has. */
  readonly stop: () => Promise<void>;
}

/** Starts one of our programs and waits for the line that matches, whose first group is its address. */
export async function launch(
  file: string,
  settings: Readonly<Record<string, string>>,
  line: RegExp,
  nodeArguments: readonly string[] = [],
): Promise<Launched> {
  const child = spawn(process.execPath, [...nodeArguments, "program/run.mjs", file], {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await untilLine(child, line);
  child.stdout.resume();
  return {
    pid: child.pid as number,
    url,
    memoryMb: async () => {
      const status = await readFile(`/proc/${String(child.pid)}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1]) / 1024;
    },
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null && child.signalCode === null) await once(child, "close");
    },
  };
}

async function untilLine(child: ChildProcess & { stdout: NodeJS.ReadableStream }, wanted: RegExp): Promise<string> {
  const printed: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const found = wanted.exec(line);
    if (found !== null) return found[1] ?? "";
    printed.push(line);
  }
  throw new Error(`it ended before it was up:\n${printed.join("\n")}`);
}
