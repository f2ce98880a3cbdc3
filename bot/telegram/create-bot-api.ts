import { Api, GrammyError, HttpError, type Transformer } from "grammy";
import { BotApiSilence } from "./bot-api-silence.ts";
import { fetchBotApi } from "./fetch-bot-api.ts";

export interface BotApiDeps {
  readonly token: string;
  /** Without a slash at its end; Telegram's own unless given. */
  readonly apiRoot?: string;
  /** How long one call may take. */
  readonly timeoutMs: number;
  /** Beyond the free number of messages a second Telegram takes those that say that they are paid for, and no others. */
  readonly paysToSend?: boolean;
}

/** Why a call brought no result; translated here once, and free of the token. */
export type CallFailure =
  /** The Bot API said no. */
  | {
      readonly kind: "declined";
      readonly code: string;
      /** The Bot API's `error_code`. */
      readonly status: number;
      readonly description: string;
      readonly retryAfterMs?: number;
      readonly newChatId?: string;
    }
  | { readonly kind: "not_reached"; readonly code: string }
  | { readonly kind: "no_answer"; readonly code: string };

export type CallAnswer<T> =
  { readonly ok: true; readonly result: T } | { readonly ok: false; readonly failure: CallFailure };

export interface CallOptions {
  readonly timeoutMs?: number;
  /** Ends the call early, when the program stops. */
  readonly until?: AbortSignal;
}

/** Declared as the class of a package; only what it shares with Node's own is used. */
type Signal = NonNullable<Parameters<Api["getMe"]>[0]>;

export type ApiCall<T> = (api: Api, signal: Signal) => Promise<T>;

/** Never throws for what Telegram or the network does. */
export type BotApi = <T>(ask: ApiCall<T>, options?: CallOptions) => Promise<CallAnswer<T>>;

const declined = ({ error_code, description, parameters }: GrammyError): CallFailure => ({
  kind: "declined",
  code: `telegram_${error_code}`,
  status: error_code,
  description,
  ...(parameters.retry_after === undefined ? {} : { retryAfterMs: parameters.retry_after * 1000 }),
  ...(parameters.migrate_to_chat_id === undefined ? {} : { newChatId: String(parameters.migrate_to_chat_id) }),
});

const failureOf = (error: unknown): CallFailure => {
  if (error instanceof GrammyError) return declined(error);
  const cause = error instanceof HttpError ? error.error : error;
  if (cause instanceof BotApiSilence) return { kind: cause.kind, code: cause.code };
  // A mistake of ours or of grammY's before or after the call: nothing is known of it.
  return { kind: "no_answer", code: "telegram_call_broken" };
};

/** Not AbortSignal.any: under Node 20 it keeps every signal that was ever joined to a long-lived one. */
const withDeadline = async <T>(
  { timeoutMs, until }: { timeoutMs: number; until?: AbortSignal | undefined },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const timer = setTimeout(stop, timeoutMs);
  if (until?.aborted === true) stop();
  until?.addEventListener("abort", stop);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    until?.removeEventListener("abort", stop);
  }
};

/** Source: `allow_paid_broadcast` of the Bot API. */
const payingToSend: Transformer = (call, method, payload, signal) =>
  call(method, method.startsWith("send") ? { ...payload, allow_paid_broadcast: true } : payload, signal);

export const createBotApi = ({ token, apiRoot, timeoutMs, paysToSend = false }: BotApiDeps): BotApi => {
  const api = new Api(token, {
    ...(apiRoot === undefined ? {} : { apiRoot }),
    // Declared as a package's `fetch`, of which grammY needs no more than ours gives.
    fetch: fetchBotApi as never,
  });
  if (paysToSend) api.config.use(payingToSend);
  return async (ask, options = {}) => {
    try {
      const limits = { timeoutMs: options.timeoutMs ?? timeoutMs, until: options.until };
      return { ok: true, result: await withDeadline(limits, (signal) => ask(api, signal as never)) };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  };
};
