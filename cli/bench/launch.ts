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
  /** Processor time it has used since it began, in milliseconds; on Linux alone. */
  readonly cpuMs: () => Promise<number>;
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
    cpuMs: () => cpuMsOf(child.pid as number),
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null && child.signalCode === null) await once(child, "close");
    },
  };
}

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick is. */
const MS_A_TICK = 10;

async function cpuMsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, "utf8");
  // The name of the program may hold blanks; what follows its bracket does not. User and system are fields 14 and 15 of all.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * MS_A_TICK;
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
