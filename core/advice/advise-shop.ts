import { formatISO, parseISO, subDays } from "date-fns";

import type { BookDeps } from "../conversation/book-deps.ts";
import { advise, type Advice } from "../insights/advice/advise.ts";
import { type AdviceSettings, DEFAULT_ADVICE_SETTINGS } from "../insights/advice/advice-settings.ts";
import type { PastTip } from "../insights/advice/choose-advice.ts";
import { createHistoryCollector } from "../insights/advice/history/collect-history.ts";
import type { Shop } from "../ports/accounts.ts";
import type { Transaction } from "../ports/transaction.ts";
import { gatherFacts } from "./gather-facts.ts";

export interface AdviceDeps extends Pick<BookDeps, "book" | "menu" | "debts" | "shopFacts" | "tips" | "ids"> {
  /** Where it is absent, the minima are the usual ones. */
  readonly adviceSettings?: AdviceSettings;
}

export interface ShopAdvice extends Advice {
  readonly past: readonly PastTip[];
}

/** Half a year: prices, seasons and menus before that are another shop's. */
const HISTORY_DAYS = 182;
/** The time that an answer is remembered for. */
const PAST_DAYS = 182;

const daysBefore = (date: string, days: number): string =>
  formatISO(subDays(parseISO(date), days), { representation: "date" });

/** What a shop's own book supports as of a business date, whose own sales do not count: the day is not over. */
export const adviseShop =
  (deps: AdviceDeps) =>
  async (tx: Transaction, shop: Shop, today: string): Promise<ShopAdvice> => {
    const from = daysBefore(today, HISTORY_DAYS);
    const collector = createHistoryCollector();
    for (const line of await deps.tips.saleLines(tx, shop, from, daysBefore(today, 1))) collector.add(line);
    const facts = await gatherFacts(deps)(tx, shop, today, from);
    const advice = advise(collector.finish(), facts, deps.adviceSettings ?? DEFAULT_ADVICE_SETTINGS);
    return { ...advice, past: await deps.tips.listPast(tx, shop.tenantId, daysBefore(today, PAST_DAYS)) };
  };
