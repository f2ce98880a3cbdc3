/** What one piece too few and one too many cost. */
export interface PieceMoney {
  readonly priceVnd: number;
  readonly unitCostVnd: number;
}

/** Evenings on which it is known what was prepared and what was left. */
export interface Evening {
  readonly prepared: number;
  readonly left: number;
}

/** The share of days on which there should be enough: profit of one more piece over profit plus loss (newsvendor). */
export const criticalShare = ({ priceVnd, unitCostVnd }: PieceMoney): number =>
  Math.min(0.95, Math.max(0.05, (priceVnd - unitCostVnd) / priceVnd));

/** Sales of an evening had `quantity` been prepared. Where all was sold, the demand beyond is not known: it is taken as none. */
const soldOf = ({ prepared, left }: Evening, quantity: number): number => Math.min(prepared - left, quantity);

/** How much more each evening would have earned with `quantity` instead of what was prepared. */
export const gainsVnd = (
  evenings: readonly Evening[],
  quantity: number,
  { priceVnd, unitCostVnd }: PieceMoney,
): number[] =>
  evenings.map(
    (evening) =>
      (soldOf(evening, quantity) - (evening.prepared - evening.left)) * priceVnd +
      (evening.prepared - quantity) * unitCostVnd,
  );
