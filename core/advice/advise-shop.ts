import type { BookDeps } from "../conversation/book-deps.ts";
import { advise, type Advice } from "../insights/advice/advise.ts";
import { type AdviceSettings, DEFAULT_ADVICE_SETTINGS } from "../insights/advice/advice-settings.ts";
import { createHistoryCollector } from "../insights/advice/history/collect-history.ts";
import type { Shop } from "../ports/accounts.ts";
import type { Transaction } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";
import { gatherFacts } from "./gather-facts.ts";

export interface AdviceDeps extends Pick<BookDeps, "book" | "menu" | "debts" | "shopFacts" | "tips" | "ids"> {
  /** Where it is absent, the minima are the usual ones. */
  readonly adviceSettings?: AdviceSettings;
}

/** Half a year: prices, seasons and menus before that are another shop's. */
const HISTORY_DAYS = 182;

/**
 * What a shop's own book supports as of a business date, whose own sales do not count: the day is not over. It reads half a year
 * of sales and is the heaviest thing there is: done overnight, or for somebody who asks.
 */
export const adviseShop =
  (deps: AdviceDeps) =>
  async (tx: Transaction, shop: Shop, today: string): Promise<Advice> => {
    const from = shifted(today, -HISTORY_DAYS);
    const collector = createHistoryCollector();
    for (const line of await deps.tips.saleLines(tx, shop, from, shifted(today, -1))) collector.add(line);
    const facts = await gatherFacts(deps)(tx, shop, today, from);
    return advise(collector.finish(), facts, deps.adviceSettings ?? DEFAULT_ADVICE_SETTINGS);
  };
