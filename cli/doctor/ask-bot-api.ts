import { z } from "zod";

export type BotAnswer =
  | { readonly kind: "ok"; readonly result: unknown }
  /** The app says no. `code` is its error code. */
  | { readonly kind: "refused"; readonly code: number }
  | { readonly kind: "unreachable"; readonly code: string };

const TIMEOUT_MS = 10_000;

const Envelope = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({ ok: z.literal(false), error_code: z.coerce.number() }),
]);

/** One question to a bot's API; Telegram and Zalo have the same form. The address holds the token and is not shown. */
export async function askBotApi(
  { token, apiRoot }: { readonly token: string; readonly apiRoot: string },
  method: "getMe" | "getWebhookInfo",
): Promise<BotAnswer> {
  try {
    const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
      method: "POST",
      // A redirect would carry the token to an address that nobody configured.
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    // The body is asked before the status: Zalo sends errors with 200.
    const envelope = Envelope.safeParse(JSON.parse(await response.text()));
    if (!envelope.success) return { kind: "unreachable", code: "no answer of a bot API" };
    const { data } = envelope;
    return data.ok ? { kind: "ok", result: data.result } : { kind: "refused", code: data.error_code };
  } catch (error) {
    return { kind: "unreachable", code: codeOf(error) };
  }
}

// Only names and codes: messages of network errors hold addresses.
function codeOf(error: unknown): string {
  if (error instanceof SyntaxError) return "no answer of a bot API";
  const cause: unknown = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.code;
  return cause instanceof Error ? cause.name : "unknown";
}
