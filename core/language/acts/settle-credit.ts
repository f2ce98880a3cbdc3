import type { Act } from "../act.ts";

const simpleSum = (act: Act | undefined, ...names: readonly Act["act"][]): number | undefined =>
  act !== undefined && names.includes(act.act) && act.items === undefined && act.ask === undefined
    ? act.totalVnd
    : undefined;

const paidPart = (sale: Act, vnd: number): Act => ({
  act: "debt_payment",
  totalVnd: vnd,
  ...(sale.date === undefined ? {} : { date: sale.date }),
  ...(sale.customer === undefined ? {} : { customer: sale.customer }),
  ...(sale.implied?.includes("date") === true ? { implied: ["date"] } : {}),
});

const onCredit = (sale: Act, paidVnd: number): Act[] =>
  paidVnd > 0 ? [{ ...sale, payment: "debt" }, paidPart(sale, paidVnd)] : [{ ...sale, payment: "debt" }];

const disputed = (sale: Act): Act[] => {
  const { totalVnd: _total, ...rest } = sale;
  return [{ ...rest, ask: [{ about: "total", choices: [] }] }];
};

const PAYS: readonly Act["act"][] = ["debt_payment", "expense"];

/**
 * "2 thùng mì 220k, trả trước 100k, còn nợ 120k": one sale, told with what was paid and what is owed. Entered apart
 * they would count twice; so it becomes a sale on credit and a payment on it, or a question where the sums disagree.
 */
export const settleCredit = (acts: readonly Act[]): Act[] => {
  const [sale, second, third] = acts;
  // "chị Lan trả 100k còn nợ 50k": what is left of a debt is no new one.
  if (acts.length === 2 && sale?.act === "debt_payment" && second?.act === "debt" && second.customer === undefined)
    return [sale];
  if (
    sale === undefined ||
    sale.act !== "sale" ||
    sale.totalVnd === undefined ||
    sale.ask !== undefined ||
    acts.length > 3
  )
    return [...acts];
  if (second?.customer !== undefined && second.customer !== sale.customer) return [...acts];
  const owed = simpleSum(acts.at(-1), "debt");
  const paid = simpleSum(second, ...PAYS);
  if (owed === undefined || acts.length < 2) return [...acts];
  if (acts.length === 3 && paid === undefined) return [...acts];
  if (third?.customer !== undefined && third.customer !== sale.customer) return [...acts];
  if (owed > sale.totalVnd || (paid !== undefined && acts.length === 3 && paid + owed !== sale.totalVnd))
    return disputed(sale);
  return onCredit(sale, sale.totalVnd - owed);
};
