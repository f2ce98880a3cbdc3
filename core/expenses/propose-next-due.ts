import { askQuestion } from "../conversation/ask-question.ts";
import type { ConversationDeps } from "../conversation/conversation-deps.ts";
import type { OpenQuestion } from "../conversation/open-question.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import { dueExpenses } from "./due-expenses.ts";
import { dueQuestion } from "./due-question.ts";

/** After one due expense was answered for, asks about the next of the same day. */
export const proposeNextDue =
  (deps: ConversationDeps) =>
  async (turn: Turn, { about, act, date }: OpenQuestion): Promise<Outcome[]> => {
    if (about !== "due_expense" || date === undefined) return [];
    const recurring = await deps.spending.listRecurring(turn.tx, turn.writer.shop.tenantId);
    const asked = recurring.findIndex(({ id }) => id === act.settings?.value);
    const later = new Set(recurring.slice(asked + 1).map(({ id }) => id));
    const due = await dueExpenses(deps)(turn.tx, turn.writer.shop.tenantId, date);
    const next = due.find(({ id }) => later.has(id));
    if (next === undefined) return [];
    return askQuestion(deps)(turn, { ...dueQuestion(next, date), said: "", rest: [] });
  };
