const PERCENT = /(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|phần trăm)/u;

/** By how much an offer lowers prices, where it says so: "giảm 10%" gives 10. */
export function percentOf(offer: string): number | undefined {
  const percent = Number(PERCENT.exec(offer)?.[1]?.replace(",", "."));
  return percent > 0 && percent <= 100 ? percent : undefined;
}
