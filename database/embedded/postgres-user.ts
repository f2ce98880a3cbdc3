import { OperationalError } from "../../core/ports/errors.ts";
import { runCommand } from "./run-command.ts";
import type { ServerUser } from "./server-user.ts";

const creations: [command: string, ...args: string[]][] = [
  ["useradd", "--system", "--user-group", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", "postgres"],
  ["adduser", "--system", "--group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"],
  // BusyBox, as on Alpine.
  ["adduser", "-S", "-D", "-H", "-s", "/sbin/nologin", "postgres"],
];

/** The user `postgres`, made if absent. Throws OperationalError `embedded_user_missing`. */
export const postgresUser = async (): Promise<ServerUser> => {
  const failures: string[] = [];
  for (const creation of [null, ...creations]) {
    if (creation) failures.push(await attempt(creation));
    // Asked after a failed creation too: another program may have made the user at the same moment.
    const found = await find();
    if (found) return found;
  }
  throw new OperationalError(
    "embedded_user_missing",
    `PostgreSQL refuses to run as root and no user "postgres" could be made; run as another user, or create that one.`,
    { cause: new Error(failures.join("\n")) },
  );
};

const find = async (): Promise<ServerUser | null> => {
  const [uid, gid] = [await ask("-u"), await ask("-g")];
  return uid && gid ? { name: "postgres", uid, gid } : null;
};

const ask = async (flag: string): Promise<number> => Number(await output("id", [flag, "postgres"]));

const attempt = async ([command, ...args]: [string, ...string[]]): Promise<string> => output(command, args);

const output = async (command: string, args: string[]): Promise<string> => {
  try {
    const result = await runCommand(command, args, { user: null, cwd: "/", timeoutMs: 30_000 });
    return result.exitCode === 0 ? result.stdout.trim() : result.stderr.trim();
  } catch (error) {
    return String(error);
  }
};
