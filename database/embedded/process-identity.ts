import { readFile, readlink } from "node:fs/promises";
import { runCommand } from "./run-command.ts";

/**
 * A process, told apart from a later one that got the same pid. A process of another pid namespace (a container that
 * was restarted on the same folder) counts as gone; two living containers cannot share a folder, as PostgreSQL cannot.
 */
export interface ProcessIdentity {
  pid: number;
  birth: string;
}

/** A pid above every system's highest. */
export const NO_PROCESS = 2_147_483_646;

export const ownIdentity = async (): Promise<ProcessIdentity> => ({
  pid: process.pid,
  birth: (await birthOf(process.pid)) ?? "unknown",
});

export const isAlive = async (identity: ProcessIdentity): Promise<boolean> => {
  const birth = await birthOf(identity.pid);
  return birth !== null && (birth === identity.birth || birth === "unknown");
};

/** Null when there is no such process, "unknown" when there is one about which the system tells nothing. */
const birthOf = async (pid: number): Promise<string | null> => {
  if (!exists(pid)) return null;
  return process.platform === "linux" ? linuxBirth(pid) : process.platform === "win32" ? "unknown" : psBirth(pid);
};

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

const linuxBirth = async (pid: number): Promise<string | null> => {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, startTicks] = [fields[0], fields[19]];
    if (state === "Z" || state === "X") return null;
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    return [boot.trim(), await pidNamespace(), startTicks].join("/");
  } catch {
    return exists(pid) ? "unknown" : null;
  }
};

const pidNamespace = async (): Promise<string> => readlink("/proc/self/ns/pid").catch(() => "");

const psBirth = async (pid: number): Promise<string | null> => {
  try {
    const options = { user: null, cwd: "/", timeoutMs: 10_000 };
    return (await runCommand("ps", ["-o", "lstart=", "-p", String(pid)], options)).stdout.trim() || null;
  } catch {
    return exists(pid) ? "unknown" : null;
  }
};
