import type { BookDeps } from "../conversation/book-deps.ts";
import type { Turn } from "../conversation/turn.ts";
import { entryHead } from "../entries/entry-head.ts";
import type { GoodsDraft } from "../entries/goods-draft.ts";
import { knownGoods } from "../entries/known-goods.ts";
import { partyNamed } from "../entries/party-named.ts";
import type { RefundEntry } from "../ports/entry.ts";

/** The refund that a draft amounts to. */
export const buildRefund =
  (deps: BookDeps) =>
  async (turn: Turn, draft: GoodsDraft, replaces?: string): Promise<RefundEntry> => {
    const customer = await partyNamed(deps)(turn, draft.customerName);
    return {
      kind: "refund",
      ...entryHead(deps, turn, { date: draft.businessDate, time: draft.time, replaces }),
      totalVnd: draft.totalVnd,
      ...(draft.payment !== undefined && { payment: draft.payment }),
      ...(customer !== undefined && { customer }),
      items: await knownGoods(deps)(turn, "sold", draft),
    };
  };
