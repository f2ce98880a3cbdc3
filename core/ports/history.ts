import type { SalePayment } from "./entry.ts";
import type { Transaction } from "./transaction.ts";

interface HistoryHead {
  readonly id: string;
  /** `yyyy-MM-dd` */
  readonly businessDate: string;
  readonly occurredAt: Date;
  readonly personId: string;
}

export interface HistorySale extends HistoryHead {
  readonly totalVnd: number;
  readonly payment?: SalePayment;
  readonly customerId?: string;
  readonly soldHour?: number;
  readonly items: readonly {
    readonly itemId: string;
    readonly name: string;
    readonly unit: string;
    readonly quantity: number;
    readonly unitPriceVnd: number;
    readonly totalVnd: number;
    readonly costVnd: number;
  }[];
}

/** Years of a shop at once, of a shop that has no entries yet. */
export interface History {
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly unit: string;
    readonly category: string;
    readonly prices: readonly {
      readonly kind: "price" | "cost";
      readonly validFrom: string;
      readonly amountVnd: number;
    }[];
  }[];
  readonly customers: readonly { readonly id: string; readonly name: string }[];
  readonly sales: readonly HistorySale[];
  readonly spending: readonly (HistoryHead & {
    readonly kind: "expense" | "purchase";
    readonly category: string;
    readonly totalVnd: number;
  })[];
  readonly debtPayments: readonly (HistoryHead & { readonly customerId: string; readonly totalVnd: number })[];
  readonly closedDays: readonly (HistoryHead & { readonly from: string; readonly to: string })[];
  readonly competitorPrices: readonly (HistoryHead & {
    readonly itemId: string;
    readonly name: string;
    readonly priceVnd: number;
  })[];
}

/** Takes a whole history in, for demonstrations and benchmarks: in bulk, the sums made from the entries afterwards. */
export interface HistoryWriter {
  write(
    tx: Transaction,
    shop: { readonly tenantId: string; readonly locationId: string; readonly chatId: string },
    history: History,
  ): Promise<void>;
}
