import { addHours } from "date-fns";

import type { OpenQuestion } from "../conversation/open-question.ts";
import type { Outcome } from "../conversation/outcome.ts";
import { dueExpenses } from "../expenses/due-expenses.ts";
import { dueQuestion } from "../expenses/due-question.ts";
import type { IdSource } from "../ports/id-source.ts";
import type { Questions } from "../ports/questions.ts";
import type { Spending } from "../ports/spending.ts";
import type { Transaction } from "../ports/transaction.ts";

export interface DueDeps {
  readonly spending: Spending;
  readonly questions: Questions;
  readonly ids: IdSource;
}

/** Until the evening: by then the rent was paid or it will be another day. */
const LIVES_HOURS = 14;
/** It comes of no message; "huỷ" after it means an entry. */
const NO_EVENT = 0;

/** In the morning of the day asks whether an expense that comes every month was paid; nothing is booked by itself. */
export const askDueExpense =
  ({ spending, questions, ids }: DueDeps) =>
  async (
    tx: Transaction,
    { tenantId, chatId, personId }: { readonly tenantId: string; readonly chatId: string; readonly personId: string },
    now: Date,
    today: string,
  ): Promise<Outcome[]> => {
    const [due] = await dueExpenses({ spending })(tx, tenantId, today);
    // A question that waits for an answer is not pushed aside.
    if (due === undefined || (await questions.find(tx, tenantId, chatId, personId, now)) !== undefined) return [];
    const asked = { id: ids.uuid(), eventId: NO_EVENT, said: due.category, rest: [] };
    const question: OpenQuestion = { ...asked, ...dueQuestion(due, today) };
    await questions.ask(tx, tenantId, question, {
      chatId,
      personId,
      askedAt: now,
      expiresAt: addHours(now, LIVES_HOURS),
    });
    return [{ kind: "question_asked", question }];
  };
