/** One thing that a made-up shop sells. */
export interface PlannedItem {
  readonly name: string;
  readonly unit: string;
  readonly category: string;
  /** Prices from a day of the history on, the first from day 0. */
  readonly prices: readonly (readonly [fromDay: number, priceVnd: number])[];
  readonly costVnd: number;
  /** How often it is bought against the others. */
  readonly weight: number;
  /** Bought beside a main dish rather than for itself. */
  readonly isSide?: true;
  /** More of it is sold in the hot months (above 0), or in the cold ones. */
  readonly heat?: number;
}

/** How a made-up shop does. Months and weekdays are factors upon its usual day. */
export interface ShopPlan {
  /** For `npm run chat -- --user`, and the seed of its chance. */
  readonly user: string;
  readonly name: string;
  readonly ownerName: string;
  readonly cashierName: string;
  readonly salesADay: number;
  /** January first. */
  readonly months: readonly number[];
  /** Monday first. */
  readonly weekdays: readonly number[];
  /** Hour and weight. */
  readonly hours: readonly (readonly [hour: number, weight: number])[];
  readonly items: readonly PlannedItem[];
  /** Who buys on credit now and then. */
  readonly debtors: readonly string[];
  readonly rentVnd: number;
  readonly wagesVnd: number;
  readonly powerVnd: number;
  /** Of each day's takings, what goes into tomorrow's goods. */
  readonly goodsShare: number;
  /** From this many days before the end on, somebody next door sells the same. */
  readonly rival: {
    readonly sinceDays: number;
    readonly loss: number;
    readonly item: string;
    readonly priceVnd: number;
  };
}
