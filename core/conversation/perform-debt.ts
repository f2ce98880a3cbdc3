import { performSale } from "./perform-sale.ts";
import type { PerformAct } from "./performance.ts";

/** Somebody took goods and owes for them: a sale on credit, revenue and receivable in one entry. */
export const performDebt: PerformAct = (deps) => (turn, act) =>
  performSale(deps)(turn, { ...act, act: "sale", payment: "debt" }, true);
