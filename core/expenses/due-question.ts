import type { Doubt } from "../conversation/performance.ts";
import type { Act } from "../language/act.ts";
import type { RecurringEntry } from "../ports/entry.ts";

/** Asks whether an expense that is due was paid. Only a yes enters it. */
export function dueQuestion({ id, totalVnd, category }: RecurringEntry, date: string): Doubt {
  const act: Act = { act: "expense", totalVnd, category, date, settings: { name: "recurring_entry", value: id } };
  return { about: "due_expense", act, choices: [{ act }, {}], date };
}
