import type { Act } from "../language/act.ts";
import { askQuestion } from "./ask-question.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { OpenQuestion } from "./open-question.ts";
import type { Outcome } from "./outcome.ts";
import { performAct } from "./perform-act.ts";
import type { Performance } from "./performance.ts";
import type { Turn } from "./turn.ts";

/**
 * Performs the acts of one message in order. At the first doubt it stops and asks; what stands behind the doubt
 * waits with the question, because a message gets one question at most and keeps its order.
 *
 * `settled`: the first act was just confirmed by its writer and is not doubted again. `said`: the message that the
 * acts were read from, where that is not the message of this turn.
 */
export const performActs =
  (deps: ConversationDeps) =>
  async (turn: Turn, acts: readonly Act[], { settled = false, said = turn.said } = {}): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    const { seenMenu: _, ...later } = turn;
    for (const [index, act] of acts.entries()) {
      // The first act may change the menu.
      const performance: Performance = await performAct(deps)(index === 0 ? turn : later, act, settled && index === 0);
      if (performance.kind === "done") {
        outcomes.push(performance.outcome);
        continue;
      }
      const question: Omit<OpenQuestion, "id" | "eventId"> = {
        ...performance.question,
        said,
        rest: acts.slice(index + 1),
      };
      return [...outcomes, ...(await askQuestion(deps)(turn, question))];
    }
    return outcomes;
  };
