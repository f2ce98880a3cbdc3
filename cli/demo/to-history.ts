import { TZDate } from "@date-fns/tz";

import { shifted } from "../../core/reports/asked-days.ts";
import type { History, HistorySale } from "../../core/ports/history.ts";
import type { IdSource } from "../../core/ports/id-source.ts";
import { type PlannedHistory, type PlannedSale, totalOf } from "./plan-history.ts";
import type { PlannedItem, ShopPlan } from "./shop-plan.ts";

export interface DemoPeople {
  readonly ownerId: string;
  readonly cashierId: string;
}

interface Span {
  readonly lastDate: string;
  readonly days: number;
  readonly timeZone: string;
}

/** A planned history with ids and instants, as the book takes it. */
export function toHistory(
  plan: ShopPlan,
  planned: PlannedHistory,
  { people, span, ids }: { readonly people: DemoPeople; readonly span: Span; readonly ids: IdSource },
): History {
  const itemIds = new Map(plan.items.map(({ name }) => [name, ids.uuid()]));
  const customerIds = new Map(plan.debtors.map((name) => [name, ids.uuid()]));
  const head = (businessDate: string, time: string, personId = people.ownerId) => ({
    id: ids.uuid(),
    businessDate,
    occurredAt: instantOf(businessDate, time, span.timeZone),
    personId,
  });
  const rivalDate = shifted(span.lastDate, -plan.rival.sinceDays);
  return {
    items: plan.items.map((item) => menuItem(item, itemIds.get(item.name) ?? "", span)),
    customers: [...customerIds].map(([name, id]) => ({ id, name })),
    sales: planned.sales.map((sale) => ({
      ...head(sale.date, sale.time, sale.byCashier ? people.cashierId : people.ownerId),
      ...saleOf(sale, itemIds, customerIds),
    })),
    spending: planned.spending.map(({ date, ...spending }) => ({ ...head(date, "15:30:00"), ...spending })),
    debtPayments: planned.payments.map(({ date, debtor, totalVnd }) => ({
      ...head(date, "16:10:00"),
      customerId: customerIds.get(debtor) ?? "",
      totalVnd,
    })),
    closedDays: planned.closed.map(({ from, to }) => ({ ...head(shifted(from, -1), "20:00:00"), from, to })),
    competitorPrices: [
      {
        ...head(rivalDate, "19:30:00"),
        itemId: itemIds.get(plan.rival.item) ?? "",
        name: plan.rival.item,
        priceVnd: plan.rival.priceVnd,
      },
    ],
  };
}

const menuItem = ({ name, unit, category, prices, costVnd }: PlannedItem, id: string, { lastDate, days }: Span) => ({
  id,
  name,
  unit,
  category,
  prices: [
    ...prices.map(([fromDay, amountVnd]) => ({
      kind: "price" as const,
      validFrom: shifted(lastDate, fromDay - days + 1),
      amountVnd,
    })),
    { kind: "cost" as const, validFrom: shifted(lastDate, 1 - days), amountVnd: costVnd },
  ],
});

const instantOf = (date: string, time: string, timeZone: string): Date => {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
  return new Date(+new TZDate(year, month - 1, day, hours, minutes, seconds, timeZone));
};

const saleOf = (
  sale: PlannedSale,
  itemIds: ReadonlyMap<string, string>,
  customerIds: ReadonlyMap<string, string>,
): Omit<HistorySale, "id" | "businessDate" | "occurredAt" | "personId"> => {
  const customerId = sale.debtor === undefined ? undefined : customerIds.get(sale.debtor);
  return {
    totalVnd: totalOf(sale),
    ...(sale.payment !== undefined && { payment: sale.payment }),
    ...(customerId !== undefined && { customerId }),
    soldHour: Number(sale.time.slice(0, 2)),
    items: sale.lines.map(({ item, quantity, priceVnd }) => ({
      itemId: itemIds.get(item.name) ?? "",
      name: item.name,
      unit: item.unit,
      quantity,
      unitPriceVnd: priceVnd,
      totalVnd: quantity * priceVnd,
      costVnd: quantity * item.costVnd,
    })),
  };
};
