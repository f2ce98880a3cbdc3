import type { Audit } from "../ports/audit.ts";
import type { Book } from "../ports/book.ts";
import type { Debts } from "../ports/debts.ts";
import type { Forecasts } from "../ports/forecasts.ts";
import type { IdSource } from "../ports/id-source.ts";
import type { Insights } from "../ports/insights.ts";
import type { Menu } from "../ports/menu.ts";
import type { ShopFacts } from "../ports/shop-facts.ts";
import type { Spending } from "../ports/spending.ts";
import type { Stock } from "../ports/stock.ts";
import type { Tips } from "../ports/tips.ts";

/** What the use cases of the book work with. */
export interface BookDeps {
  readonly book: Book;
  readonly menu: Menu;
  readonly debts: Debts;
  readonly spending: Spending;
  readonly stock: Stock;
  readonly tips: Tips;
  readonly insights: Insights;
  readonly forecasts: Forecasts;
  readonly shopFacts: ShopFacts;
  readonly audit: Audit;
  readonly ids: IdSource;
}
