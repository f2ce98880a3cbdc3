import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "../../core/ports/log.ts";
import type { ApiCall, BotApi, CallFailure, CallOptions } from "./create-bot-api.ts";

/** Waits, or ends early (without an error) when the signal says so. */
export type Wait = (ms: number, until: AbortSignal) => Promise<void>;

export const waitOnTheClock: Wait = async (ms, until) => {
  await wait(ms, undefined, { signal: until }).catch(() => undefined);
};

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;

/** Doubles with every failure in a row, from 1 s up to 30 s. */
export const delayAfter = (failures: number): number => Math.min(FIRST_DELAY_MS * 2 ** failures, LONGEST_DELAY_MS);

/** One sentence that says who must do what. */
const sentenceFor = (failure: CallFailure): string => {
  if (failure.kind !== "declined") return "Telegram cannot be reached; trying again until it can.";
  if (failure.status === 401 || failure.status === 404)
    return "Telegram does not know this bot token: set TELEGRAM_BOT_TOKEN to the one that BotFather shows, and start again.";
  if (failure.status === 409)
    return "Another program fetches this bot's messages, or a webhook is set for it: let only one program run with this token.";
  return "Telegram declined a call that the bot cannot do without; trying again.";
};

export interface PatienceDeps {
  readonly callApi: BotApi;
  readonly log: Log;
  readonly wait: Wait;
  readonly closing: AbortSignal;
  readonly fields: Record<string, unknown>;
}

/** Makes a call until it succeeds. @returns undefined when the program stops first. */
export type Patience = <T>(ask: ApiCall<T>, options?: CallOptions) => Promise<{ readonly result: T } | undefined>;

/** Nobody reads a log that says the same every half minute: a trouble is told when it begins, changes and ends. */
export const createPatience = ({ callApi, log, wait: waitFor, closing, fields }: PatienceDeps): Patience => {
  let trouble: string | undefined;
  const begin = (failure: CallFailure) => {
    if (closing.aborted || failure.code === trouble) return;
    trouble = failure.code;
    const said = failure.kind === "declined" ? { description: failure.description } : {};
    log.error({ ...fields, code: failure.code, ...said }, sentenceFor(failure));
  };
  const end = () => {
    if (trouble !== undefined) log.info({ ...fields, code: trouble }, "Telegram answers again.");
    trouble = undefined;
  };
  return async (ask, options) => {
    for (let failures = 0; !closing.aborted; failures++) {
      const answer = await callApi(ask, { ...options, until: closing });
      if (answer.ok) {
        end();
        return { result: answer.result };
      }
      const { failure } = answer;
      begin(failure);
      const asked = failure.kind === "declined" ? failure.retryAfterMs : undefined;
      await waitFor(asked ?? delayAfter(failures), closing);
    }
    return undefined;
  };
};
