import { differenceInCalendarDays, parseISO } from "date-fns";

import type { Recommendation } from "./recommendation.ts";
import type { Study } from "./study.ts";

const OLD_AFTER_DAYS = 30;
const MOST_NAMED = 3;
/** For the order of tips only. */
const CAUTIOUS_SHARE = 0.5;

/** Debts that have grown old, the largest first. */
export function findOldDebts({ facts, today }: Pick<Study, "facts" | "today">): Recommendation[] {
  const old = (facts.debts ?? [])
    .map(({ customer, amountVnd, since }) => ({
      name: customer,
      amountVnd,
      since,
      sinceDays: differenceInCalendarDays(parseISO(today), parseISO(since)),
    }))
    .filter(({ sinceDays, amountVnd }) => sinceDays >= OLD_AFTER_DAYS && amountVnd > 0)
    .sort((a, b) => b.amountVnd - a.amountVnd);
  if (old.length === 0) return [];
  const totalVnd = old.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
  const debtors = old.slice(0, MOST_NAMED).map(({ name, amountVnd, sinceDays }) => ({ name, amountVnd, sinceDays }));
  const from = old.map(({ since }) => since).sort()[0] ?? today;
  return [
    {
      kind: "old_debts",
      key: "old_debts",
      items: [],
      period: { from, to: today },
      evidence: { finding: "old_debts", debtors, totalVnd, olderThanDays: OLD_AFTER_DAYS },
      recordCount: old.length,
      confidence: 1,
      action: { do: "remind_debtors", names: debtors.map(({ name }) => name) },
      worthVnd: { lower: 0, upper: totalVnd },
      expectedVnd: Math.round(totalVnd * CAUTIOUS_SHARE),
      followUp: { afterDays: 14, measure: "debts_paid" },
    },
  ];
}
