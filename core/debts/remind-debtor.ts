import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import { reportDebts } from "./report-debts.ts";

/** A friendly text that the owner may forward to who owes. It is never sent by itself. */
export const remindDebtor =
  (deps: BookDeps) =>
  async (turn: Turn, name: string): Promise<Outcome> => {
    const told = await reportDebts(deps)(turn, name);
    if (told.kind !== "debt_told" || told.owedVnd <= 0) return told;
    const { customer, owedVnd, open } = told;
    const shopName = turn.writer.shop.name;
    return { kind: "debt_reminder", customer, owedVnd, open, ...(shopName !== undefined && { shopName }) };
  };
