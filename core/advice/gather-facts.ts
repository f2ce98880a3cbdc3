import type { BookDeps } from "../conversation/book-deps.ts";
import { RIVAL_PRICE_KEEPS_DAYS } from "../insights/advice/pricing/rival-price.ts";
import type { RivalPrice, ShopFacts } from "../insights/advice/shop-facts.ts";
import type { Shop } from "../ports/accounts.ts";
import type { Transaction } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";
import { openDebts } from "./open-debts.ts";

type Deps = Pick<BookDeps, "book" | "menu" | "debts" | "shopFacts">;

/**
 * What the book knows beside its sales: costs, rivals' prices, debts, this year's sales before the history.
 *
 * @param historyFrom the first day of the history that the facts go with
 */
export const gatherFacts =
  (deps: Deps) =>
  async (tx: Transaction, { tenantId }: Shop, today: string, historyFrom: string): Promise<ShopFacts> => {
    const items = await deps.menu.list(tx, tenantId, today);
    const newYear = `${today.slice(0, 4)}-01-01`;
    const before = shifted(historyFrom, -1);
    return {
      today,
      unitCostsVnd: new Map(items.flatMap(({ name, costVnd }) => (costVnd === undefined ? [] : [[name, costVnd]]))),
      units: new Map(items.flatMap(({ name, unit }) => (unit === undefined ? [] : [[name, unit]]))),
      rivalPrices: await rivalPrices(deps)(tx, tenantId, shifted(today, -RIVAL_PRICE_KEEPS_DAYS)),
      debts: await openDebts(deps)(tx, tenantId),
      revenueThisYearBeforeVnd:
        before < newYear ? 0 : (await deps.book.sumSales(tx, tenantId, newYear, before)).totalVnd,
    };
  };

/** What rivals ask, as it was told in the chat since a day. */
export const rivalPrices =
  ({ shopFacts }: Pick<BookDeps, "shopFacts">) =>
  async (tx: Transaction, tenantId: string, from: string): Promise<RivalPrice[]> =>
    (await shopFacts.listCompetitorPrices(tx, tenantId, from)).flatMap(({ businessDate, lines }) =>
      lines.map(({ name, unit, priceVnd }) => ({
        item: name,
        priceVnd,
        heardOn: businessDate,
        ...(unit !== undefined && { unit }),
      })),
    );
