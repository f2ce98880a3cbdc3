import { createHash } from "node:crypto";

// "<bot id>:<secret>" is the form that tokens are given out in; the first part names the bot and opens nothing.
const TOKEN_WITH_ID = /^([\w-]{1,64}):./;

/** Which bot a token belongs to, safe to log, to store and to put into a URL. Stable as long as the token is. */
export const zaloBotId = (token: string): string =>
  TOKEN_WITH_ID.exec(token)?.[1] ?? createHash("sha256").update(token).digest("hex").slice(0, 12);
