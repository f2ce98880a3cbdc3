import type { Act, ActItem } from "../act.ts";
import { textOf } from "../scene.ts";
import type { Span, SpanOf } from "../span.ts";
import { amountOf } from "./amount-of.ts";
import { collectDraft } from "./collect-draft.ts";
import type { Draft } from "./draft.ts";
import { correctPlan } from "./correct-plan.ts";
import { entryDate } from "./entry-date.ts";
import type { Line } from "./line.ts";

const itemOf = (count: SpanOf<"count">, name: string): ActItem => ({
  name,
  quantity: count.value,
  ...(count.unit === undefined ? {} : { unit: count.unit }),
});

const nameIn = (spans: readonly Span[], line: Line): string => {
  const names = spans.filter((span) => span.kind === "text" || span.kind === "menu");
  const [first] = names;
  const last = names.at(-1);
  if (first === undefined || last === undefined) return "";
  return first.kind === "menu" ? first.item.name : textOf(line.scene, first.from, last.to);
};

const soleCount = (spans: readonly Span[]): SpanOf<"count"> | undefined =>
  spans.find((span): span is SpanOf<"count"> => span.kind === "count");

/** Day, person and payment of a correction, as far as they were said. */
const frameOf = (draft: Draft, date: string | undefined): Act => ({
  act: "correct",
  ...(date === undefined ? {} : { date }),
  ...(draft.customer === undefined ? {} : { customer: draft.customer }),
  ...(draft.payment === undefined ? {} : { payment: draft.payment }),
});

/** "không phải phở mà bún": as many of another good, at the menu's price for it where that is known. */
const insteadOf = (old: string, spans: readonly Span[], name: string): Partial<Act> => {
  if (old === "" || name === "") return {};
  const priceVnd = spans.find((span): span is SpanOf<"menu"> => span.kind === "menu")?.item.priceVnd;
  const item: ActItem = { name, quantity: 1, ...(priceVnd === undefined ? {} : { unitPriceVnd: priceVnd }) };
  return { items: [item], implied: ["quantity"], settings: { name: "instead_of", value: old } };
};

const FEW_PIECES = 100;

/** "không phải 2 mà 3": pieces, where pieces were spoken of or the number is too small for money. */
const countsGoods = (count: SpanOf<"count">, name: string, before: readonly Span[]): boolean =>
  count.unit !== undefined ||
  name !== "" ||
  soleCount(before)?.unit !== undefined ||
  (before.length > 0 && count.value < FEW_PIECES && !moneyAround(before));

/** A corrected value: an amount, a quantity, a day, a person or the items anew. */
export const correctAct = (spans: readonly Span[], line: Line, before: readonly Span[]): Act => {
  const plan = correctPlan(spans, line);
  if (plan !== undefined) return plan;
  const draft = collectDraft(spans, line.scene);
  const day = draft.date === undefined ? undefined : entryDate(draft.date, line.scene);
  const base = frameOf(draft, day?.date);
  const money = spans.find((span): span is SpanOf<"money"> => span.kind === "money");
  const count = soleCount(spans);
  if (money !== undefined) return withAmount(base, money, count, draft.items[0]?.name ?? "");
  const name = nameIn(spans, line);
  if (count === undefined)
    return day?.doubt === undefined
      ? { ...base, ...insteadOf(nameIn(before, line), spans, name) }
      : { ...base, ask: [{ about: "date", choices: [] }] };
  const meant = name === "" ? nameIn(before, line) : name;
  return countsGoods(count, name, before) ? { ...base, items: [itemOf(count, meant)] } : withBareAmount(base, count);
};

const withBareAmount = (base: Act, count: SpanOf<"count">): Act => {
  const amount = amountOf(count, "lump");
  if (amount === undefined || amount.unsure || amount.orVnd.length > 0)
    return { ...base, ask: [{ about: "amount", choices: [] }] };
  return { ...base, totalVnd: amount.vnd, ...(amount.implied ? { implied: ["totalVnd"] } : {}) };
};

const moneyAround = (spans: readonly Span[]): boolean => spans.some((span) => span.kind === "money");

const withAmount = (base: Act, money: SpanOf<"money">, count: SpanOf<"count"> | undefined, name: string): Act => {
  const amount = amountOf(money, "lump");
  if (amount === undefined || amount.unsure || amount.orVnd.length > 0) {
    const choices =
      amount === undefined || amount.unsure
        ? []
        : [amount.vnd, ...amount.orVnd].map((vnd) => ({ label: `${vnd}đ`, act: { ...base, totalVnd: vnd } }));
    return { ...base, ask: [{ about: "amount", choices }] };
  }
  return { ...base, totalVnd: amount.vnd, ...(count === undefined ? {} : { items: [itemOf(count, name)] }) };
};
