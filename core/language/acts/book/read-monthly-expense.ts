import type { Act } from "../../act.ts";
import { buildLexicon, phraseAt } from "../../lexicon.ts";
import { EXPENSE_CATEGORIES } from "../../words/expense-names.ts";
import { amountOf } from "../amount-of.ts";
import { lineHas, moneyIn } from "../line.ts";
import type { Line } from "../line.ts";
import type { ShopActReader } from "../shop/shop-act-reader.ts";

const EVERY_MONTH = /(?:^| )(?:hang thang|moi thang|thang nao cung)(?: |$)/u;
const DAY = /(?:^| )(?:mung|mong|ngay|vao) (?:ngay )?([1-9]|[12][0-9]|3[01])(?: |$)/u;

const CATEGORIES = buildLexicon(
  Object.entries(EXPENSE_CATEGORIES).flatMap(([category, words]) =>
    words.map((word): readonly [string, string] => [word, category]),
  ),
);

const categoryIn = (line: Line): string | undefined => {
  for (let at = line.spans[0]?.from ?? 0; at < (line.spans.at(-1)?.to ?? 0); at += 1) {
    const hit = phraseAt(CATEGORIES, line.scene.tokens, at);
    if (hit !== undefined) return hit.value;
  }
  return undefined;
};

/** The amount, where the line has one alone that can be trusted; without a value where it has to be asked. */
const amountIn = (line: Line): Pick<Act, "totalVnd" | "implied" | "ask"> | undefined => {
  const [money, more] = moneyIn(line);
  const amount = money === undefined || more !== undefined ? undefined : amountOf(money, "lump");
  if (amount === undefined) return undefined;
  if (amount.unsure || amount.orVnd.length > 0 || amount.vnd <= 0) return { ask: [{ about: "amount", choices: [] }] };
  return { totalVnd: amount.vnd, ...(amount.implied ? { implied: ["totalVnd"] } : {}) };
};

/** "tiền nhà 6tr mùng 5 hằng tháng": a cost that comes back, on its day of the month. */
export const readMonthlyExpense: ShopActReader = (line) => {
  if (!EVERY_MONTH.test(line.bare) || lineHas(line, "question", "sale", "buyerTakes")) return undefined;
  const day = DAY.exec(line.bare)?.[1];
  const amount = amountIn(line);
  if (day === undefined || amount === undefined) return undefined;
  const category = categoryIn(line);
  if (category === undefined && !lineHas(line, "expense", "pays")) return undefined;
  return {
    act: "expense",
    ...(category === undefined ? {} : { category }),
    ...amount,
    settings: { name: "monthly", value: day },
  };
};
