import type { Act } from "../language/act.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { OpenQuestion } from "./open-question.ts";
import type { Outcome } from "./outcome.ts";
import type { Turn } from "./turn.ts";

/** An act is done, or its writer has to be asked first. */
export type Performance =
  | { readonly kind: "done"; readonly outcome: Outcome }
  | { readonly kind: "doubt"; readonly question: Omit<OpenQuestion, "id" | "eventId" | "rest" | "said"> };

export const done = (outcome: Outcome): Performance => ({ kind: "done", outcome });

/**
 * How one kind of act is done. `settled`: its writer has just answered our question about it, so what may be
 * doubted was doubted.
 */
export type PerformAct = (deps: ConversationDeps) => (turn: Turn, act: Act, settled: boolean) => Promise<Performance>;
