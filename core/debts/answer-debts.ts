import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Act } from "../language/act.ts";
import { remindDebtor } from "./remind-debtor.ts";
import { reportPayables } from "./report-payables.ts";
import { reportDebts } from "./report-debts.ts";

/** "ai nợ", "mình nợ ai", "chị Lan nợ bao nhiêu", "nhắc nợ chị Lan". */
export const answerDebts =
  (deps: BookDeps) =>
  (turn: Turn, { customer, query }: Act): Promise<Outcome> => {
    if (query?.by === "supplier" && customer === undefined) return reportPayables(deps)(turn);
    return query?.by === "reminder" && customer !== undefined
      ? remindDebtor(deps)(turn, customer)
      : reportDebts(deps)(turn, customer);
  };
