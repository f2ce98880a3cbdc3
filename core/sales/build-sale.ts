import type { BookDeps } from "../conversation/book-deps.ts";
import type { Turn } from "../conversation/turn.ts";
import { entryHead } from "../entries/entry-head.ts";
import type { GoodsDraft } from "../entries/goods-draft.ts";
import { knownGoods } from "../entries/known-goods.ts";
import { partyNamed } from "../entries/party-named.ts";
import type { SaleEntry } from "../ports/entry.ts";
import { soldHourOf } from "./sold-hour.ts";

/** The sale that a draft amounts to, its goods and its customer learnt on the way. */
export const buildSale =
  (deps: BookDeps) =>
  async (turn: Turn, draft: GoodsDraft, replaces?: string): Promise<SaleEntry> => {
    // Corrected later, it was sold when it was sold before.
    const keepsHour = replaces !== undefined && draft.time === undefined;
    const soldHour = keepsHour ? draft.soldHour : soldHourOf(draft, turn.now, turn.writer.shop);
    const customer = await partyNamed(deps)(turn, draft.customerName);
    return {
      kind: "sale",
      ...entryHead(deps, turn, { date: draft.businessDate, time: draft.time, replaces }),
      totalVnd: draft.totalVnd,
      ...(draft.discountVnd !== undefined && { discountVnd: draft.discountVnd }),
      scope: draft.scope,
      ...(soldHour !== undefined && { soldHour }),
      ...(draft.payment !== undefined && { payment: draft.payment }),
      ...(customer !== undefined && { customer }),
      items: await knownGoods(deps)(turn, "sold", draft),
    };
  };
