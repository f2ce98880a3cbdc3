import type { Place } from "../ports/accounts.ts";
import type { Days } from "../ports/sales-figures.ts";
import type { SpendingSum } from "../ports/spending.ts";

/** Answers to questions about what was spent and what is left. */
export type MoneyReport =
  | {
      readonly kind: "spending_reported";
      readonly days: Days;
      /** Costs of the shop and goods bought, or one of them; the owner's own drawings apart. */
      readonly about: "expenses" | "purchases";
      readonly sums: readonly SpendingSum[];
      /** Of one place alone. */
      readonly place?: Place;
    }
  | {
      readonly kind: "profit_reported";
      readonly days: Days;
      readonly salesVnd: number;
      /** Of the sales, those whose goods have a known cost, and that cost. */
      readonly costedVnd: number;
      readonly costVnd: number;
      readonly sums: readonly SpendingSum[];
      readonly place?: Place;
    };
