import { addHours } from "date-fns";

import type { OpenQuestion } from "../conversation/open-question.ts";
import type { Outcome } from "../conversation/outcome.ts";
import { datesOf } from "../forecasts/date-range.ts";
import { daysTold } from "../forecasts/days-told.ts";
import type { Act } from "../language/act.ts";
import type { IdSource } from "../ports/id-source.ts";
import type { Questions } from "../ports/questions.ts";
import type { SalesFigures } from "../ports/sales-figures.ts";
import type { ShopFacts } from "../ports/shop-facts.ts";
import type { Transaction } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";

export interface EmptyDayDeps {
  readonly salesFigures: SalesFigures;
  readonly shopFacts: ShopFacts;
  readonly questions: Questions;
  readonly ids: IdSource;
}

interface Addressee {
  readonly tenantId: string;
  readonly chatId: string;
  readonly personId: string;
}

/** It comes of no message; "huỷ" after it means an entry. */
const NO_EVENT = 0;
const LIVES_HOURS = 14;
/** A shop that has been silent for longer is not asked day after day. */
const ASKED_WITHIN_DAYS = 3;
const WEEKS = 4;
/** On a weekday on which it often writes nothing a shop is not asked. */
const FEWEST_SAME_WEEKDAYS = 2;

/**
 * In the morning asks of a day without a sale whether the shop was closed or forgot to write it down. Either answer
 * keeps the day out of the forecast, and a closure is told in the reports too; no answer leaves it open.
 */
export const askEmptyDay =
  (deps: EmptyDayDeps) =>
  async (tx: Transaction, { tenantId, chatId, personId }: Addressee, now: Date, date: string): Promise<Outcome[]> => {
    if (!(await isUnexplained(deps)(tx, tenantId, date))) return [];
    const { questions, ids } = deps;
    // A question that waits for an answer is not pushed aside.
    if ((await questions.find(tx, tenantId, chatId, personId, now)) !== undefined) return [];
    const question: OpenQuestion = { id: ids.uuid(), eventId: NO_EVENT, said: "", rest: [], ...emptyDay(date) };
    const expiresAt = addHours(now, LIVES_HOURS);
    await questions.ask(tx, tenantId, question, { chatId, personId, askedAt: now, expiresAt });
    return [{ kind: "question_asked", question }];
  };

function emptyDay(date: string): Pick<OpenQuestion, "about" | "act" | "choices" | "date"> {
  const closed: Act = { act: "closed_days", date, query: { about: "closed_days", from: date, to: date } };
  const forgotten: Act = { act: "day_note", date, settings: { name: "day_note", value: "unrecorded" } };
  return { about: "empty_day", act: closed, choices: [{ act: closed }, { act: forgotten }, {}], date };
}

/** Nothing was sold and nothing was told, on a day on which something usually is. */
const isUnexplained =
  (deps: EmptyDayDeps) =>
  async (tx: Transaction, tenantId: string, date: string): Promise<boolean> => {
    const from = shifted(date, -7 * WEEKS);
    const sold = new Set((await deps.salesFigures.byDay(tx, tenantId, { from, to: date })).map((day) => day.date));
    if (sold.has(date)) return false;
    const recently = datesOf({ from: shifted(date, -ASKED_WITHIN_DAYS), to: date });
    if (!recently.some((day) => sold.has(day))) return false;
    const sameWeekday = Array.from({ length: WEEKS }, (_, week) => shifted(date, -7 * (week + 1)));
    if (sameWeekday.filter((day) => sold.has(day)).length < FEWEST_SAME_WEEKDAYS) return false;
    const told = await daysTold(deps)(tx, tenantId, { from: date, to: date });
    return !told.closedAt.has(date) && !told.unrecorded.has(date);
  };
