import { hasTag } from "../../has-tag.ts";
import type { SpanOf } from "../../span.ts";
import { addName } from "./add-name.ts";
import { unitNamedAt } from "./unit-named-at.ts";
import type { Walk } from "./walk.ts";
import { closeItem } from "./walk.ts";

/** Verbs after which a person is no longer the one who acts. */
const VERBS = ["sale", "buyerTakes", "delivers", "purchase", "expense", "debt", "pays", "paysBack", "refund"] as const;

/** "lấy bia từ đại lý": where goods come from. */
const COMES_FROM = /^(?:tu|cua|ben|o|tai)$/u;

const addPayment = (draft: Walk["draft"], span: SpanOf<"tags">): void => {
  if (hasTag(span, "cash")) {
    draft.payments.push("cash");
    draft.payment = "cash";
  }
  if (hasTag(span, "transfer", "sends")) {
    draft.payments.push("transfer");
    if (draft.payment !== "debt") draft.payment = "transfer";
  }
  if (hasTag(span, "credit")) draft.payment = "debt";
};

/** What the word says of the amount that comes next. */
const expectAmount = (walk: Walk, span: SpanOf<"tags">, at: number): void => {
  if (hasTag(span, "each", "eachAfter")) addEach(walk, at);
  if (hasTag(span, "total") && saidAfter(walk, at)) return;
  if (hasTag(span, "total", "wholeDay") && !joinsMoney(walk)) walk.total = true;
  if (hasTag(span, "sale", "gained") && walk.item?.quantity !== undefined && walk.item.price === undefined)
    walk.total = true;
  if (hasTag(span, "times")) walk.times = true;
  if (isForAll(walk, span, at)) walk.total = true;
};

/** "10kg beans for 1.5m": what they came to together. */
const isForAll = ({ scene, spans, item }: Walk, span: SpanOf<"tags">, at: number): boolean =>
  scene.tokens[span.from]?.bare === "for" &&
  spans[at + 1]?.kind === "money" &&
  item?.quantity !== undefined &&
  item.price === undefined;

const addOtherSide = ({ draft, verbSeen, scene }: Walk, span: SpanOf<"tags">): void => {
  if (hasTag(span, "buyer") && !verbSeen) draft.buyerActs = true;
  const before = scene.tokens[span.from - 1]?.bare ?? "";
  if (hasTag(span, "supplier") && COMES_FROM.test(before)) draft.fromPerson = true;
};

export const addTags = (walk: Walk, span: SpanOf<"tags">, at: number): void => {
  const { draft } = walk;
  if (hasTag(span, "repair")) addName(walk, { kind: "text", from: span.from, to: span.to });
  for (const tag of span.tags) draft.tags.add(tag);
  expectAmount(walk, span, at);
  addPayment(draft, span);
  addOtherSide(walk, span);
  if (hasTag(span, ...VERBS)) walk.verbSeen = true;
  if (hasTag(span, "approximate")) draft.loose = true;
  if (hasTag(span, "joint")) closeItem(walk);
  walk.left = /^con$/u.test(walk.scene.tokens[span.from]?.bare ?? "") && hasTag(span, "joint");
};

/** "3 sinh tố 60k tổng": nothing follows that the word could total, so it is the price before it. */
const saidAfter = (walk: Walk, at: number): boolean => {
  const { item } = walk;
  if (item?.price === undefined || item.quantity === undefined || walk.draft.items.length > 0) return false;
  if (walk.spans.slice(at + 1).some((span) => span.kind === "money" || span.kind === "count")) return false;
  item.role = "total";
  return true;
};

const joinsMoney = (walk: Walk): boolean => walk.item?.name === "" && walk.item.price !== undefined;

const addEach = (walk: Walk, at: number): void => {
  const item = walk.item;
  const span = walk.spans[at];
  if (span !== undefined && span.to - span.from === 2) unitNamedAt(walk, span.to - 1);
  const next = walk.spans[at + 1];
  if (item?.price !== undefined && next?.kind !== "money") item.role = "each";
  else walk.each = true;
};
