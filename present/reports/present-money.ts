import type { BarChart } from "../../core/ports/drawing.ts";
import type { Place } from "../../core/ports/accounts.ts";
import type { Days } from "../../core/ports/sales-figures.ts";
import type { SpendingKind, SpendingSum } from "../../core/ports/spending.ts";
import type { MoneyReport } from "../../core/reports/money-report.ts";
import { placeName } from "../present-accounts.ts";
import type { Part, Speech } from "../speech.ts";
import { daysName, periodName } from "./period-words.ts";
import { lowerFirst } from "./comparison-line.ts";

type Reported<K extends MoneyReport["kind"]> = Extract<MoneyReport, { readonly kind: K }>;

const of = (sums: readonly SpendingSum[], kind: SpendingKind): readonly SpendingSum[] =>
  sums.filter((sum) => sum.kind === kind);
const total = (sums: readonly SpendingSum[]): number => sums.reduce((sum, { totalVnd }) => sum + totalVnd, 0);

/** `Q3, hôm nay (…)` where one place alone is meant. */
const periodAt = (speech: Speech, days: Days, place: Place | undefined): string =>
  place === undefined
    ? periodName(speech, days)
    : `${placeName(speech, place)}, ${lowerFirst(periodName(speech, days))}`;

/** What was spent by category; goods in a line of their own, and what the owner took apart from both. */
export function presentSpending(speech: Speech, { days, about, sums, place }: Reported<"spending_reported">): Part {
  const { say, vnd } = speech;
  const period = periodAt(speech, days, place);
  const [expenses, purchases, drawings] = [of(sums, "expense"), of(sums, "purchase"), of(sums, "drawing")];
  if (about === "purchases") {
    return {
      text: say(purchases.length === 0 ? "money.noPurchases" : "money.purchases", {
        period,
        total: vnd(total(purchases)),
      }),
    };
  }
  if (sums.length === 0) return { text: say("money.nothing", { period }) };
  const lines = expenses.map(({ category, totalVnd }) => say("money.line", { name: category, total: vnd(totalVnd) }));
  return {
    text: [
      say("money.expenses", { period, total: vnd(total(expenses)) }),
      ...lines,
      ...(purchases.length > 0 ? [say("money.alsoPurchases", { total: vnd(total(purchases)) })] : []),
      ...(drawings.length > 0 ? [say("money.alsoDrawings", { total: vnd(total(drawings)) })] : []),
    ].join("\n"),
  };
}

/** From this share of the sales on, the known costs stand for all of them. */
const KNOWN_ENOUGH = 0.9;

/** What is left of the sales after goods and expenses, and by which of the two ways the goods are counted. */
export function leftOf({ salesVnd, costedVnd, costVnd, sums }: Reported<"profit_reported">): Left {
  const share = salesVnd > 0 ? costedVnd / salesVnd : 0;
  const isKnown = share >= KNOWN_ENOUGH;
  const expensesVnd = total(of(sums, "expense"));
  const goodsVnd = isKnown ? costVnd : total(of(sums, "purchase"));
  return { share, isKnown, expensesVnd, goodsVnd, leftVnd: salesVnd - goodsVnd - expensesVnd };
}

/**
 * What is left. By the costs of the goods where nearly all are known; else by what was paid for goods in these days, and
 * then it is said that stock is not counted.
 */
export function presentProfit(speech: Speech, report: Reported<"profit_reported">): Part {
  const { say, vnd } = speech;
  const { days, salesVnd, sums, place } = report;
  const period = periodAt(speech, days, place);
  if (salesVnd === 0 && sums.length === 0) return { text: say("report.nothing", { period }) };
  const { share, isKnown, expensesVnd, goodsVnd, leftVnd } = leftOf(report);
  const drawings = of(sums, "drawing");
  // Nothing is known of the goods: what is left is no profit yet, and is not called one.
  if (goodsVnd === 0)
    return {
      text: say("money.goodsUnknown", { period, left: vnd(leftVnd), total: vnd(salesVnd), spent: vnd(expensesVnd) }),
    };
  return {
    text: [
      say(leftVnd < 0 ? "money.loss" : "money.profit", { period, left: vnd(Math.abs(leftVnd)) }),
      say("money.sales", { total: vnd(salesVnd) }),
      say(isKnown ? "money.cost" : "money.bought", { total: vnd(goodsVnd) }),
      say("money.spent", { total: vnd(expensesVnd) }),
      ...(isKnown ? [] : [say("money.unknownCosts", { percent: Math.round(share * 100) })]),
      ...(drawings.length > 0 ? [say("money.alsoDrawings", { total: vnd(total(drawings)) })] : []),
    ].join("\n"),
    drawing: profitBars(speech, report, leftOf(report)),
  };
}

interface Left {
  /** Of the sales, how much is of goods with a known cost. */
  readonly share: number;
  readonly goodsVnd: number;
  readonly expensesVnd: number;
  readonly leftVnd: number;
  readonly isKnown: boolean;
}

/** From the sales down to what is left of them; a loss in the colour of a warning. */
const profitBars = (
  speech: Speech,
  { days, salesVnd }: Reported<"profit_reported">,
  { goodsVnd, expensesVnd, leftVnd, isKnown }: Left,
): BarChart => ({
  kind: "bars",
  title: speech.say("picture.profit"),
  subtitle: daysName(speech, days),
  language: speech.voice.language,
  unit: "vnd",
  bars: [
    { label: speech.say("picture.sold"), value: salesVnd },
    { label: speech.say(isKnown ? "picture.cost" : "picture.bought"), value: goodsVnd, isTakenOff: true },
    { label: speech.say("picture.spent"), value: expensesVnd, isTakenOff: true },
    leftVnd < 0
      ? { label: speech.say("picture.loss"), value: -leftVnd, isWarning: true }
      : { label: speech.say("picture.left"), value: leftVnd },
  ],
});
