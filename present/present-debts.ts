import { differenceInCalendarDays, parseISO } from "date-fns";

import type { Outcome } from "../core/conversation/outcome.ts";
import type { Debtor, OpenSale } from "../core/ports/debts.ts";
import { owedLine, payableLine } from "./present-entry.ts";
import type { Speech } from "./speech.ts";

type OutcomeOf<K extends Outcome["kind"]> = Extract<Outcome, { kind: K }>;

/** More are not read on a phone; the rest is told as a sum. */
const MOST_DEBTORS = 30;

/** Who owes, the most first, with the total and since when. */
export function presentDebtors(speech: Speech, { debtors }: OutcomeOf<"debts_listed">): string {
  const { say, vnd } = speech;
  const owing = debtors.filter(({ owedVnd }) => owedVnd > 0);
  const paidTooMuch = debtors.filter(({ owedVnd }) => owedVnd < 0);
  const head =
    owing.length === 0
      ? say("debt.nobody")
      : say("debt.total", { count: owing.length, amount: vnd(owing.reduce((sum, { owedVnd }) => sum + owedVnd, 0)) });
  const rest = owing.slice(MOST_DEBTORS);
  const named = owing.find(({ customer }) => customer.name !== "");
  return [
    head,
    ...owing.slice(0, MOST_DEBTORS).map((debtor) => debtorLine(speech, debtor)),
    ...(rest.length > 0 ? [say("debt.more", { count: rest.length, amount: vnd(sumOf(rest)) })] : []),
    ...paidTooMuch.map(({ customer, owedVnd }) => owedLine(speech, customer.name || say("debt.nameErased"), owedVnd)),
    ...(named ? [say("debt.remindHint", { name: named.customer.name })] : []),
  ].join("\n");
}

const sumOf = (debtors: readonly Debtor[]): number => debtors.reduce((sum, { owedVnd }) => sum + owedVnd, 0);

/** `• chị Lan: 300.000đ (từ 20/11, 5 ngày)` */
function debtorLine(speech: Speech, { customer, owedVnd, oldestOn }: Debtor): string {
  const { say, vnd } = speech;
  return (
    say("debt.line", { name: customer.name === "" ? say("debt.nameErased") : customer.name, amount: vnd(owedVnd) }) +
    ageWords(speech, oldestOn)
  );
}

/** ` (từ 20/11, 5 ngày)` */
export function ageWords({ say, shortDate, voice }: Speech, oldestOn: string | undefined): string {
  const days = oldestOn === undefined ? 0 : differenceInCalendarDays(parseISO(voice.today), parseISO(oldestOn));
  return oldestOn !== undefined && days > 0 ? say("debt.since", { date: shortDate(oldestOn), count: days }) : "";
}

/** What one customer owes, sale by sale. */
export function presentDebt(speech: Speech, { customer, owedVnd, open, payable }: OutcomeOf<"debt_told">): string {
  const lines = open.map((sale) => openLine(speech, sale));
  const theirs = payable && owedVnd === 0 ? [] : [owedLine(speech, customer, owedVnd), ...lines];
  const ours = payable
    ? [payableLine(speech, customer, payable.totalVnd), ...payable.open.map((each) => openLine(speech, each))]
    : [];
  return [...theirs, ...ours].join("\n");
}

/** `• 20/11: 200.000đ, còn 150.000đ` */
const openLine = ({ say, vnd, shortDate }: Speech, { businessDate, totalVnd, openVnd }: OpenSale): string =>
  say(openVnd === totalVnd ? "debt.open" : "debt.openInPart", {
    date: shortDate(businessDate),
    total: vnd(totalVnd),
    open: vnd(openVnd),
  });

/** A text to forward, as the shop would write it itself. */
export function presentReminder(speech: Speech, outcome: OutcomeOf<"debt_reminder">): string {
  const { say, vnd, shortDate } = speech;
  const { customer: name, owedVnd, open, shopName } = outcome;
  const [oldest] = open;
  return say("debt.reminder", {
    name,
    amount: vnd(owedVnd),
    shop: shopName ?? say("debt.theShop"),
    since: oldest === undefined ? "" : say("debt.reminderSince", { date: shortDate(oldest.businessDate) }),
  });
}
