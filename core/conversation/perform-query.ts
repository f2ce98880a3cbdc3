import { reportSales } from "../reports/report-sales.ts";
import { businessDate } from "../sales/business-date.ts";
import { done, type PerformAct } from "./performance.ts";

/** What the book can be asked about so far. */
const ANSWERABLE = new Set(["sales", "items"]);

/** Answers a question from the book. A question never makes an entry. */
export const performQuery: PerformAct = (deps) => async (turn, act) => {
  if (!ANSWERABLE.has(act.query?.about ?? "sales")) return done({ kind: "not_yet_possible", act: "query" });
  const today = businessDate(turn.now, turn.writer.shop);
  const from = act.query?.from ?? today;
  return done(await reportSales(deps)(turn, from, act.query?.to ?? from));
};
