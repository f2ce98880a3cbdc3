import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { GoodsDraft } from "../entries/goods-draft.ts";
import { recordEntry } from "../entries/record-entry.ts";
import { buildSale } from "./build-sale.ts";

/** Enters a sale for the writer's place and tells the day's sum with it. */
export const recordSale =
  (deps: BookDeps) =>
  async (turn: Turn, draft: GoodsDraft, implied: readonly string[]): Promise<Outcome> =>
    recordEntry(deps)(turn, await buildSale(deps)(turn, draft), implied);
