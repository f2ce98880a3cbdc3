import { randomBytes } from "node:crypto";
import { chmod } from "node:fs/promises";
import { OperationalError } from "../../core/ports/errors.ts";
import type { Cluster } from "./cluster.ts";
import { readIfPresent } from "./read-if-present.ts";
import { writeDurably } from "./write-durably.ts";

/** Passwords of the three logins; letters that need no quoting in SQL or a URL. */
export interface ServerSecrets {
  postgres: string;
  sotiem_owner: string;
  sotiem_app: string;
}

/** Reads the passwords, or writes new ones before anything is made that needs them. */
export const serverSecrets = async (cluster: Cluster): Promise<ServerSecrets> => {
  const known = await readSecrets(cluster.secretsFile);
  if (known) return known;
  const secrets = { postgres: password(), sotiem_owner: password(), sotiem_app: password() };
  await writeDurably(cluster.secretsFile, `${JSON.stringify(secrets, null, 2)}\n`, 0o600, cluster.folder.user);
  return secrets;
};

const readSecrets = async (path: string): Promise<ServerSecrets | null> => {
  const text = await readIfPresent(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (text === null) return null;
  // A backup that was put back may have lost the mode.
  await chmod(path, 0o600).catch(() => undefined);
  return parse(path, text);
};

const parse = (path: string, text: string): ServerSecrets => {
  try {
    const { postgres, sotiem_owner, sotiem_app } = JSON.parse(text) as Record<string, unknown>;
    return {
      postgres: asPassword(postgres),
      sotiem_owner: asPassword(sotiem_owner),
      sotiem_app: asPassword(sotiem_app),
    };
  } catch (cause) {
    throw unreadable(path, cause);
  }
};

const asPassword = (value: unknown): string => {
  if (typeof value === "string" && /^[\w-]{16,}$/.test(value)) return value;
  throw new TypeError("a password of the file is missing or malformed");
};

const password = (): string => randomBytes(24).toString("base64url");

const unreadable = (path: string, cause: unknown): OperationalError => {
  const remedy = "put it back from a backup, or delete it to get new passwords";
  return new OperationalError("embedded_secrets_unreadable", `${path} cannot be read; ${remedy}.`, { cause });
};
