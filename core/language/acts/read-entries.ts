import type { Act } from "../act.ts";
import type { DatePhrase } from "../dates/date-phrase.ts";
import { hasTag } from "../has-tag.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import { buildEntries } from "./build-entry.ts";
import { collectDraft } from "./collect-draft.ts";
import type { Decision } from "./decision.ts";
import { decideAct } from "./decide-act.ts";
import type { Draft } from "./draft.ts";
import { settleCredit, settleHanded, settlePaidPart, whoHanded } from "./settle-credit.ts";
import { splitClauses } from "./split-clauses.ts";
import { isDenied, isUnreal, isPlanned } from "./is-unreal.ts";
import { actOf, shaped, brokenDown, discounted, sumOverItems } from "./shape-draft.ts";

/** What earlier lines and clauses of the same message leave for the next one. */
export interface Carried {
  readonly date?: DatePhrase;
  readonly decision?: Decision;
}

const hasSubstance = (draft: Draft): boolean =>
  draft.lumps.length > 0 ||
  draft.total !== undefined ||
  draft.items.some((item) => item.price !== undefined || item.quantity !== undefined);

const carriedDecision = (decision: Decision, draft: Draft, carried: Carried): Decision => {
  if (draft.tags.has("profit") || draft.tags.has("otherMoney")) return decision;
  const own = decision !== undefined && "act" in decision && decision.implied !== true;
  return own || carried.decision === undefined || draft.tags.has("sale") ? decision : carried.decision;
};

/** "nhập 20kg cà phê" without money moves stock alone. */
const withoutMoney = (draft: Draft): boolean =>
  draft.lumps.length === 0 && draft.total === undefined && draft.items.every((item) => item.price === undefined);

const stockAct = (draft: Draft): Act => ({
  act: "stock",
  items: draft.items.map((item) => ({
    name: item.name,
    quantity: item.quantity ?? 1,
    ...(item.unit === undefined ? {} : { unit: item.unit }),
  })),
});

const SMALLEST_TOTAL_WORDS = 1;

const wholeDay = (draft: Draft, decision: Decision, scene: Scene, spans: readonly Span[]): boolean => {
  // "hôm nay 200 ly tổng 2tr6": so many pieces of nothing in particular are the day's.
  if (draft.items.some(({ name }) => name !== "") || draft.customer !== undefined) return false;
  const act = actOf(decision);
  if (act !== undefined && act !== "sale") return false;
  if (draft.tags.has("wholeDay")) return true;
  const closes = spans.some((span) => hasTag(span, "total") || scene.tokens[span.from]?.bare === "chot");
  return (
    closes &&
    draft.date !== undefined &&
    draft.date.period !== true &&
    draft.lumps.length + (draft.total === undefined && draft.items.length === 0 ? 0 : 1) === SMALLEST_TOTAL_WORDS
  );
};

const lumpOf = (draft: Draft): Draft => {
  const total = draft.total ?? draft.items[0]?.price;
  return { ...draft, items: [], ...(total === undefined ? {} : { total }) };
};

const withCarriedDate = (draft: Draft, carried: Carried): Draft =>
  draft.date === undefined && carried.date !== undefined ? { ...draft, date: carried.date } : draft;

const entriesOf = (
  spans: readonly Span[],
  scene: Scene,
  carried: Carried,
): { readonly acts: readonly Act[]; readonly carried: Carried } => {
  const dated = withCarriedDate(collectDraft(spans, scene), carried);
  const next = { ...carried, ...(dated.date === undefined ? {} : { date: dated.date }) };
  if (isDenied(spans) || isUnreal(spans) || isPlanned(dated, scene)) return { acts: [], carried: next };
  const decision = carriedDecision(decideAct(dated), dated, carried);
  if (decision === undefined) return { acts: [], carried: next };
  const known = actOf(decision) === undefined || dated.tags.size === 0 ? next : { ...next, decision };
  const draft = sumOverItems(brokenDown(discounted(shaped(dated, decision))));
  if (!hasSubstance(draft)) return { acts: [], carried: known };
  if (wholeDay(draft, decision, scene, spans))
    return { acts: buildEntries(lumpOf(draft), scene, { act: "day_total" }), carried: known };
  if (actOf(decision) === "purchase" && withoutMoney(draft)) return { acts: [stockAct(draft)], carried: known };
  return { acts: buildEntries(draft, scene, decision), carried: known };
};

const NAMED: ReadonlySet<Span["kind"]> = new Set<Span["kind"]>(["person", "text", "menu"]);

/** "đưa trước 200k", "trả 200k": money handed over by somebody who was named before. */
const handsOver = (clause: readonly Span[]): boolean =>
  clause.some((span) => hasTag(span, "pays")) &&
  !clause.some((span) => NAMED.has(span.kind) || hasTag(span, "paysBack", "debt", "purchase", "expense"));

const isNamelessDebt = (act: Act): boolean => act.act === "debt" && isNameless(act);

const isNameless = ({ customer, ask, settings }: Act): boolean =>
  customer === undefined && ask === undefined && settings === undefined;

/** "thu nợ 200k" alone: whose debt it was. Beside a sale it is a part of that. */
const isNamelessPayment = (acts: readonly Act[]): boolean =>
  acts.length === 1 && acts[0]?.act === "debt_payment" && isNameless(acts[0]);

/** What is owed of a sale that is itself in question is not entered unasked. */
const askWho = (act: Act): Act => ({ ...act, ask: [{ about: "customer", choices: [] }] });

/** Takes a sale back off the list where the next clause tells what was paid of it. */
const afterSale = (before: Act[], acts: readonly Act[], clause: readonly Span[]): readonly Act[] => {
  const sale = before.at(-1);
  const [paid] = acts;
  if (paid === undefined || acts.length > 1) return acts;
  if (isNamelessDebt(paid) && before.some((act) => act.ask !== undefined)) return [askWho(paid)];
  if (sale === undefined || paid.act !== "expense" || !handsOver(clause)) return acts;
  if (sale.act === "purchase") return settlePaidPart(before.pop() ?? sale, paid);
  if (sale.act !== "sale") return acts;
  if (sale.items === undefined && sale.ask === undefined) return acts;
  before.pop();
  return settleHanded(sale, paid);
};

/** "trả 200k" and no more: a guest's money, or ours. */
const asksWhoPays = (line: readonly Span[], act: Act): Act =>
  act.act === "expense" && act.category === undefined && act.ask === undefined && handsOver(line)
    ? whoHanded(act)
    : act;

/** "thêm 500k nữa" is of the kind that was entered last: the book knows it, so the question says that it may be looked up. */
const leansOnLast = (line: readonly Span[], scene: Scene, act: Act): Act => {
  const more =
    act.ask?.[0]?.about === "act" &&
    act.items === undefined &&
    line.some((span) => scene.tokens[span.from]?.bare === "them");
  return more ? { ...act, settings: { name: "repeat", value: "more" } } : act;
};

/** The entries of one line: sales, purchases, expenses, debts, their payments, refunds, a day's total. */
export const readEntries = (
  line: readonly Span[],
  scene: Scene,
  carried: Carried,
): { readonly acts: readonly Act[]; readonly carried: Carried } => {
  let state = carried;
  const acts: Act[] = [];
  for (const clause of splitClauses(line)) {
    const read = entriesOf(clause, scene, state);
    acts.push(...afterSale(acts, read.acts, clause));
    state = read.carried;
  }
  const [only, more] = acts;
  const read = only !== undefined && more === undefined ? [leansOnLast(line, scene, asksWhoPays(line, only))] : acts;
  const settled = settleCredit(read);
  const isUnsaid = isNamelessPayment(settled);
  return { acts: settled.map((act) => (isUnsaid || isNamelessDebt(act) ? askWho(act) : act)), carried: state };
};
