import type { BookDeps } from "../conversation/book-deps.ts";
import type { Turn } from "../conversation/turn.ts";
import { entryHead } from "../entries/entry-head.ts";
import type { GoodsDraft } from "../entries/goods-draft.ts";
import { knownGoods } from "../entries/known-goods.ts";
import { partyNamed } from "../entries/party-named.ts";
import type { GoodsLine, PurchaseEntry, SaleItem } from "../ports/entry.ts";

/** The purchase that a draft amounts to. Its goods become known without coming onto the menu. */
export const buildPurchase =
  (deps: BookDeps) =>
  async (turn: Turn, draft: GoodsDraft, replaces?: string): Promise<PurchaseEntry> => {
    const supplier = await partyNamed(deps)(turn, draft.customerName);
    const items = await knownGoods(deps)(turn, "goods", draft);
    return {
      kind: "purchase",
      ...entryHead(deps, turn, { date: draft.businessDate, time: draft.time, replaces }),
      totalVnd: draft.totalVnd,
      ...(draft.payment !== undefined && { payment: draft.payment }),
      ...(supplier !== undefined && { supplier }),
      items: items.map(bought),
    };
  };

/** What goods cost is what is paid for them here. */
const bought = ({ costVnd: _, ...line }: SaleItem): GoodsLine => line;
