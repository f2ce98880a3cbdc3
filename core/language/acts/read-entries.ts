import type { Act } from "../act.ts";
import type { DatePhrase } from "../dates/date-phrase.ts";
import { hasTag } from "../has-tag.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import { buildEntries } from "./build-entry.ts";
import { collectDraft } from "./collect-draft.ts";
import type { Decision } from "./decide-act.ts";
import { decideAct } from "./decide-act.ts";
import type { Draft } from "./draft.ts";
import { settleCredit, settleHanded, settlePaidPart } from "./settle-credit.ts";
import { splitClauses } from "./split-clauses.ts";

/** What earlier lines and clauses of the same message leave for the next one. */
export interface Carried {
  readonly date?: DatePhrase;
  readonly decision?: Decision;
}

const DENIED = ["sale", "gained", "purchase", "expense", "buyerTakes", "debt", "pays"] as const;

/** "không bán được gì", "chưa nhập": what did not happen. A "không" inside a name denies nothing. */
const isDenied = (spans: readonly Span[]): boolean =>
  spans.some((span, at) => (hasTag(span, "not") && hasTag(spans[at + 1], ...DENIED)) || hasTag(span, "closedDays"));

/** "cao 1m70" is no money. */
const isSold = (span: Span): boolean =>
  span.kind === "menu" || (span.kind === "money" && span.money.slang === undefined);

/** Wishes, plans, habits and hearsay are no entries. */
const isUnreal = (spans: readonly Span[]): boolean =>
  spans.some((span) => hasTag(span, "plan", "habit", "hearsay")) ||
  (spans.some((span) => hasTag(span, "measured")) && !spans.some(isSold));

const isPlanned = (draft: Draft, scene: Scene): boolean =>
  draft.date !== undefined &&
  draft.date.from > scene.clock.calendarDay &&
  draft.date.period !== true &&
  draft.tags.has("plan");

/** An expense or a debt is a sum; what it was for is its category, unless pieces were counted. */
const sumOnly = (draft: Draft): Draft => {
  const [only] = draft.items;
  if (
    draft.items.length !== 1 ||
    only === undefined ||
    (only.quantity ?? 1) !== 1 ||
    (only.unit !== undefined && only.name !== "")
  )
    return draft;
  const amount = only.price ?? draft.total;
  if (amount === undefined && draft.lumps.length === 0) return draft;
  return {
    ...draft,
    items: [],
    lumps: amount === undefined ? draft.lumps : [...draft.lumps, amount],
    words: [...draft.words, only.name],
  };
};

const SUMS: ReadonlySet<string> = new Set(["expense", "debt_payment", "refund"]);

const actOf = (decision: Decision): string | undefined =>
  decision !== undefined && "act" in decision ? decision.act : undefined;

/** A name beside a lump sum says what it was for ("bán 500k rau", "chị Lan nợ 150k tiền gạo"). */
const shaped = (draft: Draft, decision: Decision): Draft => {
  const act = actOf(decision);
  if (act === undefined || !SUMS.has(act)) return withoutStrays(draft);
  return sumOnly(withoutStrays(draft));
};

/** Words without number and price beside a lump sum are talk, not goods. */
const withoutStrays = (draft: Draft): Draft => {
  const counted = draft.items.filter(
    (item) => item.price !== undefined || item.quantity !== undefined || item.menu !== undefined,
  );
  if (
    draft.total !== undefined &&
    draft.lumps.length === 0 &&
    counted.length === 0 &&
    draft.items.length > 0 &&
    draft.items.length <= 3
  )
    return draft;
  const strays = draft.items.filter((item) => !counted.includes(item)).map((item) => item.name);
  if (strays.length === 0) return draft;
  const menuOnly = counted.filter(
    (item) => item.price !== undefined || item.quantity !== undefined || draft.lumps.length === 0,
  );
  return { ...draft, items: menuOnly, words: [...draft.words, ...strays] };
};

/** "bán 1tr5: tiền mặt 500k, ck 1tr": the first sum is the others together; where they disagree it is asked. */
const brokenDown = (draft: Draft): Draft => {
  const [whole, ...parts] = draft.lumps;
  if (whole === undefined || parts.length === 0 || draft.items.length > 0) return draft;
  const sum = parts.reduce((total, part) => total + part.vnd, 0);
  if (parts.length > 1 && sum === whole.vnd) return { ...draft, lumps: parts };
  return draft.payments.length > 0 && draft.payments.length < draft.lumps.length ? { ...draft, loose: true } : draft;
};

/** "bán 200k giảm 20k còn 180k": what was taken off is no sale. Unless the sums agree, which of them counts is asked. */
const discounted = (draft: Draft): Draft => {
  if (!draft.tags.has("discount")) return draft;
  const [full, off, rest] = draft.lumps;
  if (draft.items.length > 0 || full === undefined) return { ...draft, loose: true };
  if (off === undefined) return { ...draft, loose: true };
  if (rest !== undefined && draft.lumps.length === 3 && full.vnd - off.vnd === rest.vnd)
    return { ...draft, lumps: [rest] };
  return { ...draft, lumps: [{ ...full, vnd: full.vnd - off.vnd, orVnd: [full.vnd] }] };
};

/** What the goods come to by the menu; undefined where it does not know one of them. */
const menuSum = (draft: Draft): number | undefined =>
  draft.items.reduce<number | undefined>((sum, { menu, quantity }) => {
    const priceVnd = menu?.priceVnd;
    return sum === undefined || priceVnd === undefined ? undefined : sum + priceVnd * (quantity ?? 1);
  }, 0);

/** "bán 500k, 2 tô phở": a sum and pieces without price in one breath; whether the sum is theirs is asked. */
const sumOverItems = (draft: Draft): Draft => {
  if (draft.lumps.length !== 1 || draft.items.length === 0 || draft.total !== undefined) return draft;
  if (draft.items.some((item) => item.price !== undefined)) return draft;
  const [lump] = draft.lumps;
  if (lump === undefined) return draft;
  const agrees = lump.vnd === menuSum(draft) && !lump.unsure;
  return { ...draft, lumps: [], total: lump, ...(agrees ? {} : { loose: true }) };
};

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

const isNamelessDebt = (act: Act): boolean => act.act === "debt" && act.customer === undefined && act.ask === undefined;

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
  const read = only !== undefined && more === undefined ? [leansOnLast(line, scene, only)] : acts;
  return { acts: settleCredit(read).map((act) => (isNamelessDebt(act) ? askWho(act) : act)), carried: state };
};
