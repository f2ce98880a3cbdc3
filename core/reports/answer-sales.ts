import { ownScope } from "../accounts/day-scope.ts";
import type { Turn } from "../conversation/turn.ts";
import type { ActQuery } from "../language/act.ts";
import type { Days } from "../ports/sales-figures.ts";
import { businessDate } from "../sales/business-date.ts";
import { askedDays, withoutFuture } from "./asked-days.ts";
import { compareSales } from "./compare-sales.ts";
import { explainSales } from "./explain-sales.ts";
import { groupSales } from "./group-sales.ts";
import { type NamedPart, partNamed } from "./part-named.ts";
import type { ReportDeps } from "./report-deps.ts";
import { reportPart } from "./report-part.ts";
import { reportSales } from "./report-sales.ts";
import { GROUPINGS, type Grouping, type SalesReport } from "./sales-report.ts";

/** Answers a question about sales: one customer, reasons, a comparison, one part of the shop, a grouping, or the plain sum. */
export const answerSales =
  (deps: ReportDeps) =>
  async (turn: Turn, query: ActQuery, customer?: string): Promise<SalesReport | undefined> => {
    const today = businessDate(turn.now, turn.writer.shop);
    const { by, detail = {} } = query;
    const days = askedDays(query, today);
    const own = ownScope(turn.writer);
    if (own.personId !== undefined) return reportOwnSales(deps)(turn, days);
    if (customer !== undefined) return reportCustomer(deps)(turn, days, customer);
    if (detail.why) return explainSales(deps)(turn, days);
    if (detail.against) return compareSales(deps)(turn, days, withoutFuture(detail.against, today), detail.against);
    const part = placeAsked(turn, query) ?? (await partNamed(deps)(turn, days, detail.named ?? []));
    if (part !== undefined) return reportPart(deps)(turn, days, part);
    if (by === undefined)
      return { ...(await reportSales(deps)(turn, days)), ...(detail.picture && { pictureAsked: true }) };
    if (!isGrouping(by)) return undefined;
    const measure = query.about === "orders" ? "entries" : "vnd";
    return groupSales(deps)(turn, days, { by, measure, worst: detail.worst === true });
  };

const reportOwnSales =
  ({ book }: ReportDeps) =>
  async ({ tx, writer }: Turn, days: Days): Promise<SalesReport> => ({
    kind: "own_sales_reported",
    days,
    figures: await book.sumSales(tx, writer.shop.tenantId, days.from, days.to, ownScope(writer)),
  });

/** What one customer bought, by the name that the shop calls them. */
const reportCustomer =
  (deps: ReportDeps) =>
  async (turn: Turn, days: Days, name: string): Promise<SalesReport> => {
    const customer = await deps.book.findCustomer(turn.tx, turn.writer.shop.tenantId, name);
    if (customer === undefined) return { kind: "customer_unknown", name };
    return reportPart(deps)(turn, days, { part: "customer", name: customer.name, customerId: customer.id });
  };

/** The writer stands at the place that the question names. */
const placeAsked = ({ writer }: Turn, { detail }: ActQuery): NamedPart | undefined =>
  detail?.place ? { part: "location", name: detail.named?.at(-1) ?? "", locationId: writer.locationId } : undefined;

const isGrouping = (by: string): by is Grouping => (GROUPINGS as readonly string[]).includes(by);
