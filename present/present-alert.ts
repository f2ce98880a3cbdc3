import type { Outcome } from "../core/conversation/outcome.ts";
import { roundForecast } from "./present-outlook.ts";
import type { Part, Speech } from "./speech.ts";

type OutcomeOf<K extends Outcome["kind"]> = Extract<Outcome, { kind: K }>;

/** The day runs far from how such a day runs here; where nothing was written down, that is asked first. */
export function presentSalesAlert({ say, vnd }: Speech, { sales }: OutcomeOf<"alert_sales">): Part {
  const { direction, untilHour, soFarVnd, usual } = sales;
  const kind = soFarVnd === 0 ? "nothing" : direction;
  const [lower, upper] = [vnd(roundForecast(usual.lower)), vnd(roundForecast(usual.upper))];
  return { text: say(`alert.${kind}`, { hour: untilHour, soFar: vnd(soFarVnd), lower, upper }) };
}

export function presentDebtAlert({ say, vnd, shortDate }: Speech, { debt }: OutcomeOf<"alert_debt">): Part {
  const { customer, owedVnd, since, sinceDays } = debt;
  return { text: say("alert.debt", { name: customer, owed: vnd(owedVnd), since: shortDate(since), days: sinceDays }) };
}
