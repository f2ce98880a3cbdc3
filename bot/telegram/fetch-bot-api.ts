import { BotApiSilence } from "./bot-api-silence.ts";
import { isConnectFailure } from "./is-connect-failure.ts";

/** The part of a signal that grammY's own kind and Node's have in common. */
interface Abortable {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
}

interface BotApiRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or the parts of a form with a file in it. */
  readonly body?: string | AsyncIterable<Uint8Array>;
  readonly signal?: Abortable;
}

/** grammY aborts by a signal of a package's, which Node's `fetch` does not take. */
const nativeSignal = (given: Abortable | undefined): AbortSignal => {
  const controller = new AbortController();
  if (given?.aborted === true) controller.abort();
  else given?.addEventListener("abort", () => controller.abort());
  return controller.signal;
};

/** A form is small and sent whole: with its length told, no server has to take it in chunks. */
const wholeBody = async (body: string | AsyncIterable<Uint8Array>): Promise<string | Blob> => {
  if (typeof body === "string") return body;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of body) chunks.push(new Uint8Array(chunk));
  return new Blob(chunks);
};

const isEnvelope = (text: string): boolean => {
  try {
    const body = JSON.parse(text) as { ok?: unknown; error_code?: unknown } | null;
    return body?.ok === true || (body?.ok === false && typeof body.error_code === "number");
  } catch {
    return false;
  }
};

/** Something on the way answered in Telegram's place: a proxy, a firewall, a hotel's login page. */
const answeredByAnother = (status: number): BotApiSilence => {
  // A proxy that waited in vain (504) had passed the request on, and a broken 2xx answer follows an effect.
  const mayHaveArrived = status === 504 || (status >= 200 && status < 300);
  return new BotApiSilence(mayHaveArrived ? "no_answer" : "not_reached", "telegram_not_the_bot_api");
};

const silenceOf = (error: unknown, signal: AbortSignal): BotApiSilence => {
  if (error instanceof BotApiSilence) return error;
  if (signal.aborted) return new BotApiSilence("no_answer", "telegram_timeout");
  return isConnectFailure(error)
    ? new BotApiSilence("not_reached", "telegram_no_connection")
    : new BotApiSilence("no_answer", "telegram_connection_lost");
};

/**
 * grammY's way to the network. Node's `fetch` tells, unlike grammY's default, whether a connection came about, which
 * decides whether a message can be sent again without coming twice. Redirects are not followed: the token is in the address.
 * @throws BotApiSilence and nothing else.
 */
export const fetchBotApi = async (
  url: string,
  { method, headers, body, signal: given }: BotApiRequest,
): Promise<Response> => {
  const signal = nativeSignal(given);
  try {
    const response = await fetch(url, {
      ...(method === undefined ? {} : { method }),
      ...(body === undefined
        ? {}
        : {
            body: await wholeBody(body),
            headers: { "content-type": headers?.["content-type"] ?? "application/json" },
          }),
      redirect: "manual",
      signal,
    });
    const text = await response.text();
    if (!isEnvelope(text)) throw answeredByAnother(response.status);
    return new Response(text);
  } catch (error) {
    throw silenceOf(error, signal);
  }
};
