import { errors, jwtVerify, SignJWT } from "jose";
import { z } from "zod";

import type { Clock } from "../../core/ports/clock.ts";
import type { LiveSession } from "../../core/ports/logins.ts";

export const ACCESS_TOKEN_LIVES_SECONDS = 15 * 60;
const ISSUER = "so-tiem";
const AUDIENCE = "so-tiem-api";
/** One algorithm and no other: a token that names "none", or takes a public key for a secret, is refused. */
const ALGORITHM = "HS256";

export interface AccessTokens {
  issue(session: LiveSession): Promise<string>;
  /** @returns the id of the session; undefined for a token that is forged, spoilt or too old */
  read(token: string): Promise<string | undefined>;
}

/** JSON Web Tokens by the server's secret. */
export function createAccessTokens(secret: string, clock: Clock): AccessTokens {
  const key = new TextEncoder().encode(secret);
  return {
    issue: ({ id, personId }) => {
      const issuedS = Math.floor(clock.now().getTime() / 1000);
      return new SignJWT({ sid: id })
        .setProtectedHeader({ alg: ALGORITHM, typ: "JWT" })
        .setSubject(personId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(issuedS)
        .setExpirationTime(issuedS + ACCESS_TOKEN_LIVES_SECONDS)
        .sign(key);
    },
    async read(token) {
      const options = { algorithms: [ALGORITHM], issuer: ISSUER, audience: AUDIENCE, currentDate: clock.now() };
      try {
        const { payload } = await jwtVerify(token, key, { ...options, requiredClaims: ["sub", "sid", "exp"] });
        return z.uuid().safeParse(payload["sid"]).data;
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}
