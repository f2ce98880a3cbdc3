import { createHmac, hkdfSync, randomBytes, randomInt } from "node:crypto";

import type { Secrets } from "../core/ports/secrets.ts";

/** Chance from the system's generator, and hashes by keys that are made of the server's secret, one for each use. */
export function createSecrets(serverSecret: string): Secrets {
  const keyFor = (use: string): Buffer => Buffer.from(hkdfSync("sha256", serverSecret, "", `so-tiem ${use}`, 32));
  const keys = { code: keyFor("login code"), token: keyFor("login token") };
  return {
    newCode: () => String(randomInt(1_000_000)).padStart(6, "0"),
    newToken: () => randomBytes(32).toString("base64url"),
    hash: (use, text) => createHmac("sha256", keys[use]).update(text).digest(),
  };
}
