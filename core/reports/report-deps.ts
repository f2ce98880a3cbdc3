import type { Book } from "../ports/book.ts";
import type { SalesFigures } from "../ports/sales-figures.ts";

/** What answers about sales are made from. */
export interface ReportDeps {
  readonly book: Book;
  readonly salesFigures: SalesFigures;
}
