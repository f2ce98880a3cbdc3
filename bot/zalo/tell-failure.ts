import type { Log } from "../../core/ports/log.ts";
import { failureCode, type ZaloFailure } from "./zalo-answer.ts";

const TOKEN_UNKNOWN = 401;

/** Nothing but a person can mend this: the token is wrong or was replaced. */
export const isTokenUnknown = (failure: ZaloFailure): boolean =>
  failure.kind === "refused" && failure.code === TOKEN_UNKNOWN;

/** Tells the operator of a failure, once for each outage: `failures` counts those in a row. */
export const tellFailure = (
  { log, botId }: { readonly log: Log; readonly botId: string },
  failure: ZaloFailure,
  { what, failures }: { readonly what: string; readonly failures: number },
): void => {
  const fields = {
    botId,
    code: failureCode(failure),
    ...(failure.kind === "refused" ? { description: failure.description } : {}),
  };
  if (isTokenUnknown(failure)) {
    log.error(fields, "Zalo does not know the token of this bot: correct it in ZALO_BOT_TOKEN and restart");
  } else if (failures === 1) log.warn(fields, `${what} failed; it is tried again until it works`);
};
