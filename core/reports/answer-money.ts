import type { Turn } from "../conversation/turn.ts";
import type { ActQuery } from "../language/act.ts";
import type { Spending } from "../ports/spending.ts";
import { businessDate } from "../sales/business-date.ts";
import { askedDays } from "./asked-days.ts";
import type { MoneyReport } from "./money-report.ts";
import type { ReportDeps } from "./report-deps.ts";

interface Deps extends ReportDeps {
  readonly spending: Spending;
}

/** Answers what was spent, what was paid for goods, or what is left of the sales. */
export const answerMoney =
  ({ salesFigures, spending }: Deps) =>
  async ({ tx, writer, now }: Turn, query: ActQuery): Promise<MoneyReport> => {
    const { tenantId, places } = writer.shop;
    const days = askedDays(query, businessDate(now, writer.shop));
    const place = query.detail?.place ? places.find(({ id }) => id === writer.locationId) : undefined;
    const sums = await spending.sum(tx, tenantId, days.from, days.to, place?.id);
    const told = { days, sums, ...(place && { place }) };
    if (query.about === "expenses" || query.about === "purchases") {
      return { kind: "spending_reported", about: query.about, ...told };
    }
    const scope = { ...days, ...(place && { locationId: place.id }) };
    return { kind: "profit_reported", ...told, ...(await salesFigures.costs(tx, tenantId, scope)) };
  };
