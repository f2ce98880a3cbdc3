import type { Act } from "../act.ts";
import { labelVnd } from "../label-vnd.ts";

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

/** While the sale is open, money handed over may be a part of it or our own expense. */
export const whoHanded = (handed: Act): Act => {
  const { totalVnd, ask: _ask, ...rest } = handed;
  if (totalVnd === undefined) return handed;
  const choice = (label: string, act: Act["act"]) => ({
    label: `${label} ${labelVnd(totalVnd)}`,
    act: { ...rest, act, totalVnd },
  });
  const choices = [choice("khách trả", "debt_payment"), choice("chi", "expense")];
  return { ...rest, act: "debt_payment", ask: [{ about: "act", choices }] };
};

/**
 * "bán cho cô Ba 3 ký thịt 360k, đưa trước 200k": what was handed over is a part of the sale before it. All of it or
 * more is the sale itself; of a buyer without a name it is asked who owes the rest.
 */
export const settleHanded = (sale: Act, handed: Act): Act[] => {
  const { totalVnd } = handed;
  if (sale.totalVnd === undefined || sale.ask !== undefined || totalVnd === undefined) return [sale, whoHanded(handed)];
  if (totalVnd >= sale.totalVnd) return [sale];
  const parts = onCredit(sale, totalVnd);
  return sale.customer === undefined
    ? parts.map((part) => ({ ...part, ask: [{ about: "customer", choices: [] }] }))
    : parts;
};

/** "nhập bia của anh Minh 1tr2, trả trước 500k": the rest is owed by us, and what was paid is no cost beside it. */
export const settlePaidPart = (purchase: Act, paid: Act): Act[] => {
  const { totalVnd = 0 } = paid;
  if (purchase.totalVnd === undefined || purchase.ask !== undefined || totalVnd === 0) return [purchase, paid];
  if (totalVnd >= purchase.totalVnd) return [purchase];
  const parts: Act[] = [
    { ...purchase, payment: "debt" },
    { ...paidPart(purchase, totalVnd), settings: { name: "debt_payment", value: "to_supplier" } },
  ];
  return purchase.customer === undefined
    ? parts.map((part) => ({ ...part, ask: [{ about: "customer", choices: [] }] }))
    : parts;
};

const onCredit = (sale: Act, paidVnd: number): Act[] =>
  paidVnd > 0 ? [{ ...sale, payment: "debt" }, paidPart(sale, paidVnd)] : [{ ...sale, payment: "debt" }];

const disputed = (sale: Act): Act[] => {
  const { totalVnd: _total, ...rest } = sale;
  return [{ ...rest, ask: [{ about: "total", choices: [] }] }];
};

const PAYS: readonly Act["act"][] = ["debt_payment", "expense"];

/** "chị Lan trả 100k còn nợ 50k": what is left of a debt is no new one. */
const leavesDebt = (first: Act, second: Act | undefined): boolean =>
  first.act === "debt_payment" && second?.act === "debt" && second.customer === undefined;

interface ToldOnce {
  readonly sale: Act;
  readonly totalVnd: number;
  readonly owedVnd: number;
  /** Absent where only what is owed was told. */
  readonly paidVnd?: number;
}

const sameBuyer = (sale: Act, acts: readonly Act[]): boolean =>
  acts.every((act) => act.customer === undefined || act.customer === sale.customer);

/** A sale, perhaps what was paid of it, and what is owed of it, in one breath. */
const toldOnce = (acts: readonly Act[]): ToldOnce | undefined => {
  const [sale, ...rest] = acts;
  if (sale?.act !== "sale" || sale.totalVnd === undefined || sale.ask !== undefined) return undefined;
  if (rest.length < 1 || rest.length > 2 || !sameBuyer(sale, rest)) return undefined;
  const owedVnd = simpleSum(rest.at(-1), "debt");
  if (owedVnd === undefined) return undefined;
  const told = { sale, totalVnd: sale.totalVnd, owedVnd };
  if (rest.length === 1) return told;
  const paidVnd = simpleSum(rest[0], ...PAYS);
  return paidVnd === undefined ? undefined : { ...told, paidVnd };
};

/** What was told of an act that may itself be in question. */
const toldVnd = (act: Act | undefined): number | undefined => act?.totalVnd ?? act?.ask?.[0]?.choices[0]?.act.totalVnd;

/** The reading of an open price with which the sale comes to what was paid and what is owed; undefined where none does. */
const fittingChoice = (sale: Act | undefined, paid: Act | undefined, owed: Act | undefined): Act | undefined => {
  const [paidVnd, owedVnd] = [toldVnd(paid), toldVnd(owed)];
  if (paid?.act !== "debt_payment" || owed?.act !== "debt" || paidVnd === undefined || owedVnd === undefined)
    return undefined;
  const choices = sale?.act === "sale" ? (sale.ask?.[0]?.choices ?? []) : [];
  const fitting = choices.filter(({ act }) => act.ask === undefined && act.totalVnd === paidVnd + owedVnd);
  return fitting.length === 1 ? fitting[0]?.act : undefined;
};

/** "2 thùng mì 220k, trả trước 100k, còn nợ 120k": the parts make 220k, so that was the price of both. */
const settledByParts = (acts: readonly Act[]): readonly Act[] | undefined => {
  const [sale, paid, owed] = acts;
  const fitting = acts.length === 3 ? fittingChoice(sale, paid, owed) : undefined;
  if (fitting === undefined) return undefined;
  const customer = fitting.customer ?? owed?.customer;
  const parts = onCredit({ ...fitting, ...(customer === undefined ? {} : { customer }) }, toldVnd(paid) ?? 0);
  return customer === undefined ? parts.map((part) => ({ ...part, ask: [{ about: "customer", choices: [] }] })) : parts;
};

/**
 * "2 thùng mì 220k, trả trước 100k, còn nợ 120k": one sale, told with what was paid and what is owed. Entered apart
 * they would count twice; so it becomes a sale on credit and a payment on it, or a question where the sums disagree.
 */
export const settleCredit = (acts: readonly Act[]): Act[] => {
  const [first, second] = acts;
  if (acts.length === 2 && first !== undefined && leavesDebt(first, second)) return [first];
  const settled = settledByParts(acts);
  if (settled !== undefined) return [...settled];
  const told = toldOnce(acts);
  if (told === undefined) return [...acts];
  const { sale, totalVnd, owedVnd, paidVnd } = told;
  const agrees = owedVnd <= totalVnd && (paidVnd === undefined || paidVnd + owedVnd === totalVnd);
  return agrees ? onCredit(sale, totalVnd - owedVnd) : disputed(sale);
};
