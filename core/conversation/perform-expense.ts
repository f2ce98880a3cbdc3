import { entryHead } from "../entries/entry-head.ts";
import { isEntryAmount } from "../entries/goods-draft.ts";
import { recordEntry } from "../entries/record-entry.ts";
import { expenseCategory } from "../expenses/expense-category.ts";
import type { Act } from "../language/act.ts";
import { businessDate } from "../sales/business-date.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import { done, doubt, type PerformAct, type Performance } from "./performance.ts";
import type { Turn } from "./turn.ts";

/** Records what was spent. What comes every month is remembered and proposed on its day, and not booked now. */
export const performExpense: PerformAct = (deps) => async (turn, act) => {
  if (act.totalVnd === undefined || !isEntryAmount(act.totalVnd)) return doubt("amount", act);
  const amount = { totalVnd: act.totalVnd, ...expenseCategory(act) };
  const dayOfMonth = monthlyDay(act);
  if (dayOfMonth !== undefined) return recordRecurring(deps)(turn, amount, dayOfMonth);
  if (act.date === undefined) return doubt("date", act);
  const entry = {
    kind: "expense" as const,
    ...entryHead(deps, turn, { date: act.date, time: act.time }),
    ...amount,
    ...((act.payment === "cash" || act.payment === "transfer") && { payment: act.payment }),
    ...(act.settings?.name === "recurring_entry" && { recurringEntryId: act.settings.value }),
  };
  return done(await recordEntry(deps)(turn, entry, act.implied));
};

const monthlyDay = ({ settings }: Act): number | undefined =>
  settings?.name === "monthly" ? Number(settings.value) : undefined;

const recordRecurring =
  (deps: ConversationDeps) =>
  async (
    turn: Turn,
    amount: { readonly totalVnd: number; readonly category: string; readonly isDrawing: boolean },
    dayOfMonth: number,
  ): Promise<Performance> => {
    const head = entryHead(deps, turn, { date: businessDate(turn.now, turn.writer.shop) });
    return done(await recordEntry(deps)(turn, { kind: "recurring", ...head, ...amount, dayOfMonth }));
  };
