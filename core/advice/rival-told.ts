import type { BookDeps } from "../conversation/book-deps.ts";
import { RIVAL_PRICE_KEEPS_DAYS, rivalLevel, type RivalLevel } from "../insights/advice/pricing/rival-price.ts";
import type { Transaction } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";
import { rivalPrices } from "./gather-facts.ts";
import { isKindOf } from "./tips-about.ts";

/** What others ask for something the shop sells, beside its own price. */
export interface RivalTold extends RivalLevel {
  readonly item: string;
  readonly ownVnd: number;
}

/** Of the goods that a word names, the first of which rivals' prices were heard of late, in the menu's unit. */
export const rivalTold =
  (deps: Pick<BookDeps, "menu" | "shopFacts">) =>
  async (tx: Transaction, tenantId: string, today: string, word: string): Promise<RivalTold | undefined> => {
    const prices = await rivalPrices(deps)(tx, tenantId, shifted(today, -RIVAL_PRICE_KEEPS_DAYS));
    for (const { name, unit, priceVnd } of await deps.menu.list(tx, tenantId, today)) {
      if (priceVnd === undefined || !isKindOf(name, word)) continue;
      const level = rivalLevel(prices, { item: name, today, ...(unit !== undefined && { unit }) });
      if (level !== undefined) return { ...level, item: name, ownVnd: priceVnd };
    }
    return undefined;
  };
