import { eachLine } from "./each-line.ts";
import type { SalesHistory } from "./sales-history.ts";

/** The whole shop by day (places of `history.days`). */
export interface ShopDays {
  readonly tickets: Float64Array;
  readonly quantity: Float64Array;
  readonly revenueVnd: Float64Array;
  /** Places of the days with at least one ticket. */
  readonly openDays: readonly number[];
}

export function shopDays({ days, baskets }: SalesHistory): ShopDays {
  const tickets = new Float64Array(days.length);
  const quantity = new Float64Array(days.length);
  const revenueVnd = new Float64Array(days.length);
  for (const day of baskets.day) tickets[day] = (tickets[day] ?? 0) + 1;
  eachLine(baskets, (line, basket) => {
    const day = baskets.day[basket] ?? 0;
    const sold = baskets.quantity[line] ?? 0;
    quantity[day] = (quantity[day] ?? 0) + sold;
    revenueVnd[day] = (revenueVnd[day] ?? 0) + sold * (baskets.unitPriceVnd[line] ?? 0);
  });
  const openDays = days.flatMap((_, day) => ((tickets[day] ?? 0) > 0 ? [day] : []));
  return { tickets, quantity, revenueVnd, openDays };
}
