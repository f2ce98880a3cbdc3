import type { Book } from "../ports/book.ts";
import type { IdSource } from "../ports/id-source.ts";
import type { Menu } from "../ports/menu.ts";

/** What the use cases of the book work with. */
export interface BookDeps {
  readonly book: Book;
  readonly menu: Menu;
  readonly ids: IdSource;
}
