import type { Act, Ask } from "../../act.ts";
import { hasTag } from "../../has-tag.ts";
import type { Span, SpanOf } from "../../span.ts";
import { amountOf } from "../amount-of.ts";
import type { Line } from "../line.ts";
import { type Carried, readEntries } from "../read-entries.ts";

interface Discount {
  readonly vnd?: number;
  readonly percent?: number;
}

const percentIn = (line: Line, spans: readonly Span[]): number | undefined => {
  const span = spans.find((each): each is SpanOf<"noise"> => each.kind === "noise" && each.what === "percent");
  if (span === undefined) return undefined;
  const percent = Number(line.scene.tokens[span.from]?.text.replace(",", "."));
  return percent > 0 && percent < 100 ? percent : undefined;
};

/** What is taken off, behind the word for it: one amount or a percentage, and nothing that is goods. */
const discountIn = (line: Line, spans: readonly Span[]): Discount | undefined => {
  if (spans.some((span) => span.kind === "text" || span.kind === "menu" || span.kind === "count")) return undefined;
  const percent = percentIn(line, spans);
  const money = spans.filter((span): span is SpanOf<"money"> => span.kind === "money");
  if (percent !== undefined) return money.length === 0 ? { percent } : undefined;
  const [only, more] = money;
  const amount = only === undefined || more !== undefined ? undefined : amountOf(only, "lump");
  return amount === undefined || amount.unsure || amount.orVnd.length > 0 || amount.vnd <= 0
    ? undefined
    : { vnd: amount.vnd };
};

const HUNDRED = 100;

/** The act with the discount on the sum of its goods, in every reading that is still open. */
const discounted = (act: Act, discount: Discount): Act => {
  const { totalVnd, ask, ...rest } = act;
  const asks = ask?.map((each): Ask => ({
    ...each,
    choices: each.choices.map((choice) => ({ ...choice, act: discounted(choice.act, discount) })),
  }));
  const open = asks === undefined ? {} : { ask: asks };
  if (totalVnd === undefined) return { ...rest, ...open };
  const discountVnd = discount.vnd ?? Math.round((totalVnd * (discount.percent ?? 0)) / HUNDRED);
  return { ...rest, totalVnd: totalVnd - discountVnd, discountVnd, ...open };
};

/** Whether each reading of the act knows its goods and their sum, so that what is taken off can be reckoned. */
const isReckoned = (act: Act): boolean =>
  act.act === "sale" &&
  (act.items?.length ?? 0) > 0 &&
  (act.ask === undefined
    ? act.totalVnd !== undefined
    : act.ask.every(({ choices }) => choices.length > 0 && choices.every((choice) => isReckoned(choice.act))));

/** "bán 2 ly cà phê 25k/ly giảm 5k", "2 phở giảm 10%": goods, and what is taken off their sum. */
export function readDiscounted(line: Line, carried: Carried): Act | undefined {
  if (!line.tags.has("discount")) return undefined;
  const at = line.spans.findIndex((span) => hasTag(span, "discount"));
  const discount = at <= 0 ? undefined : discountIn(line, line.spans.slice(at + 1));
  if (discount === undefined) return undefined;
  const [act, more] = readEntries(line.spans.slice(0, at), line.scene, carried).acts;
  if (act === undefined || more !== undefined || !isReckoned(act)) return undefined;
  const taken = discounted(act, discount);
  return (taken.totalVnd ?? 1) > 0 ? taken : undefined;
}
