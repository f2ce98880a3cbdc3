import type { Act, AskAbout } from "../language/act.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { OpenQuestion } from "./open-question.ts";
import type { Outcome } from "./outcome.ts";
import type { Turn } from "./turn.ts";

/** An act is done, or its writer has to be asked first. */
export type Performance =
  { readonly kind: "done"; readonly outcome: Outcome } | { readonly kind: "doubt"; readonly question: Doubt };

/** A question as its performer asks it; whose it is and what waits behind it is added on the way. */
export type Doubt = Omit<OpenQuestion, "id" | "eventId" | "rest" | "said">;

export const done = (outcome: Outcome): Performance => ({ kind: "done", outcome });

/** Asks for one key of the act that is missing. */
export const doubt = (about: AskAbout, act: Act): Performance => ({
  kind: "doubt",
  question: { about, act, choices: [] },
});

/**
 * How one kind of act is done. `settled`: its writer has just answered our question about it, so what may be
 * doubted was doubted.
 */
export type PerformAct = (deps: ConversationDeps) => (turn: Turn, act: Act, settled: boolean) => Promise<Performance>;
