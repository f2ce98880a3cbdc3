import { answerSales } from "../reports/answer-sales.ts";
import { done, type PerformAct } from "./performance.ts";

/** What is answered from the sales. */
const ABOUT_SALES = new Set(["sales", "items", "orders"]);

/** Answers a question from the book. A question never makes an entry. */
export const performQuery: PerformAct = (deps) => async (turn, act) => {
  const query = act.query ?? { about: "sales" };
  const report = ABOUT_SALES.has(query.about) ? await answerSales(deps)(turn, query) : undefined;
  return done(report ?? { kind: "not_yet_possible", act: "query" });
};
