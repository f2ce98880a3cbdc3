import { z } from "zod";
import { SettingError } from "../../core/ports/errors.ts";
import { networkFailure } from "./network-failure.ts";
import type { ZaloAnswer } from "./zalo-answer.ts";

export interface ZaloAccess {
  readonly token: string;
  /** For example `https://bot-api.zaloplatforms.com`; with or without a slash at its end. */
  readonly apiRoot: string;
  /** Ends the calls under way. */
  readonly signal?: AbortSignal;
}

export interface CallOptions {
  readonly timeoutMs: number;
}

export type CallZalo = <Result>(
  method: string,
  body: object,
  result: z.ZodType<Result>,
  options: CallOptions,
) => Promise<ZaloAnswer<Result>>;

const Envelope = z.union([
  z.object({ ok: z.literal(true), result: z.unknown().optional() }),
  z.object({ ok: z.literal(false), error_code: z.coerce.number().int(), description: z.string().catch("") }),
]);

const DESCRIPTION_LENGTH = 200;
const TOO_MANY = 429;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const garbage = (status: number): ZaloAnswer<never> =>
  // A proxy before Zalo that turns requests away does so before they are carried out, in words of its own.
  status === TOO_MANY
    ? { ok: false, kind: "refused", code: TOO_MANY, description: "" }
    : { ok: false, kind: "no_answer", sent: "unknown", code: `garbage-${status}` };

/** The HTTP status is not asked where the body speaks: errors come with 200 as well as with a status of their own. */
const judge = <Result>(
  { status, text }: { status: number; text: string },
  result: z.ZodType<Result>,
  token: string,
): ZaloAnswer<Result> => {
  const envelope = Envelope.safeParse(parseJson(text));
  if (!envelope.success) return garbage(status);
  if (!envelope.data.ok) {
    const description = envelope.data.description.replaceAll(token, "…").slice(0, DESCRIPTION_LENGTH);
    return { ok: false, kind: "refused", code: envelope.data.error_code, description };
  }
  const parsed = result.safeParse(envelope.data.result);
  return parsed.success ? { ok: true, result: parsed.data } : garbage(status);
};

const rootUrl = (apiRoot: string): string => {
  if (URL.canParse(apiRoot)) return apiRoot.replace(/\/+$/, "");
  throw new SettingError(
    "ZALO_API_ROOT",
    "ZALO_API_ROOT must be an address such as https://bot-api.zaloplatforms.com; leave it out to use Zalo's own.",
  );
};

/**
 * One call of the Bot Platform: `POST {apiRoot}/bot<TOKEN>/<method>` with JSON. The token is part of the URL, so the
 * URL is in nothing that leaves this function.
 * @throws SettingError when `apiRoot` is no address
 */
export const createCallZalo = ({ token, apiRoot, signal }: ZaloAccess): CallZalo => {
  // The colon between id and secret is written as it is, as Zalo's own examples do.
  const base = `${rootUrl(apiRoot)}/bot${encodeURIComponent(token).replaceAll("%3A", ":")}`;
  return async (method, body, result, { timeoutMs }) => {
    try {
      const response = await fetch(`${base}/${method}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        // A redirect would carry the token to an address that nobody configured.
        redirect: "manual",
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]),
      });
      return judge({ status: response.status, text: await response.text() }, result, token);
    } catch (error) {
      return networkFailure(error);
    }
  };
};
