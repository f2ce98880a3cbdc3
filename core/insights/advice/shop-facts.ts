/** What the shop told beside its sales. Each is absent where it was never said. */
export interface ShopFacts {
  readonly unitCostsVnd?: ReadonlyMap<string, number>;
  readonly units?: ReadonlyMap<string, string>;
  readonly rivalPrices?: readonly RivalPrice[];
  readonly leftovers?: readonly Leftover[];
  readonly debts?: readonly OpenDebt[];
  /** The day on which the book stands: debts and rivals' prices age by it. The last day with a sale unless given. */
  readonly today?: string;
  /** Why a day may have been unlike others: a feast, rain, a closure. By business date. */
  readonly dayReasons?: ReadonlyMap<string, string>;
  /** Sales of this calendar year before the first day of the history. */
  readonly revenueThisYearBeforeVnd?: number;
}

export interface RivalPrice {
  readonly item: string;
  readonly unit?: string;
  readonly priceVnd: number;
  readonly heardOn: string;
  readonly who?: string;
}

/** One evening's count of goods that do not keep. */
export interface Leftover {
  readonly item: string;
  readonly date: string;
  readonly preparedQuantity: number;
  readonly leftQuantity: number;
}

export interface OpenDebt {
  readonly customer: string;
  readonly amountVnd: number;
  /** Business date of the oldest part that is still open. */
  readonly since: string;
}
