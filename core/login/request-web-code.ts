import type { CodeChat } from "../ports/logins.ts";
import type { Transaction } from "../ports/transaction.ts";
import type { LoginDeps } from "./login-deps.ts";
import { sendCode } from "./send-code.ts";
import { takeLimits } from "./take-limits.ts";

export type WebCodeRequest =
  | { readonly kind: "limited"; readonly waitMs: number }
  | { readonly kind: "asked"; readonly requestId: string; readonly chat?: CodeChat };

/** Asks for a code to log in on the web. A number that nobody has proven is answered in the same way and time. */
export const requestWebCode =
  (deps: LoginDeps) =>
  async (
    tx: Transaction,
    { phoneE164, address, now }: { readonly phoneE164: string; readonly address: string; readonly now: Date },
  ): Promise<WebCodeRequest> => {
    const waitMs = await takeLimits(deps.loginLimits)(tx, [
      ["phone", phoneE164],
      ["address", address],
    ]);
    if (waitMs !== undefined) return { kind: "limited", waitMs };
    const owner = await deps.logins.findOwner(tx, phoneE164);
    const { id, chat } = await sendCode(deps)(tx, { purpose: "login", phoneE164, owner, askedBy: "web", now });
    return { kind: "asked", requestId: id, ...(chat !== undefined && { chat }) };
  };
