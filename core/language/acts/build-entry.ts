import type { Act, ActName, Ask, AskAbout, Payment } from "../act.ts";
import { labelVnd } from "../label-vnd.ts";
import type { Scene } from "../scene.ts";
import type { Decision } from "./decide-act.ts";
import type { Amount, Draft } from "./draft.ts";
import { clockTime, entryDate } from "./entry-date.ts";
import { expenseCategory } from "./expense-category.ts";
import type { OpenPrice, PricedItems } from "./settle-prices.ts";
import { settlePrices } from "./settle-prices.ts";

/** What has been answered so far; each answer leaves one doubt less. */
interface Answers {
  readonly act?: ActName;
  readonly date?: string;
  readonly amountVnd?: number;
  readonly open?: OpenPrice;
  readonly whole?: "all" | "last";
  readonly believe?: "items" | "said";
}

type Build = (answers: Answers) => Act;

interface Choice {
  readonly label: string;
  readonly answers: Answers;
}

const ask = (about: AskAbout, choices: readonly Choice[], build: Build): { readonly ask: readonly Ask[] } => ({
  ask: [{ about, choices: choices.map(({ label, answers }) => ({ label, act: build(answers) })) }],
});

const ACT_LABELS: Partial<Record<ActName, string>> = {
  sale: "bán",
  expense: "chi",
  purchase: "nhập hàng",
  debt: "khách nợ",
  debt_payment: "khách trả nợ",
};

interface Entry {
  readonly draft: Draft;
  readonly scene: Scene;
  readonly answers: Answers;
  readonly decision: NonNullable<Decision>;
  readonly build: Build;
}

const PAYMENT_ACTS: ReadonlySet<ActName> = new Set(["sale", "expense", "purchase", "refund", "debt_payment"]);

const paymentOf = (act: ActName, entry: Entry): { readonly payment?: Payment } => {
  const credit = "act" in entry.decision && entry.decision.credit === true;
  if (credit) return { payment: "debt" };
  const { payment } = entry.draft;
  return payment === undefined || payment === "debt" || !PAYMENT_ACTS.has(act) ? {} : { payment };
};

/** "tiền điện tháng 10": the month says what was paid for, not when. */
const dayOf = (act: ActName, draft: Draft): Draft["date"] =>
  act === "expense" && draft.date?.period === true ? undefined : draft.date;

const frame = (act: ActName, entry: Entry): Act => {
  const { draft, scene } = entry;
  const day = entryDate(dayOf(act, draft), scene);
  const date = entry.answers.date ?? day.date;
  const category = act === "expense" ? expenseCategory(draft, scene) : undefined;
  return {
    act,
    ...(date === undefined ? {} : { date }),
    ...(draft.minutes === undefined ? {} : { time: clockTime(draft.minutes, draft.part) }),
    ...(draft.customer === undefined ? {} : { customer: draft.customer }),
    ...paymentOf(act, entry),
    ...(category === undefined ? {} : { category }),
  };
};

const impliedOf = (act: ActName, entry: Entry, more: readonly string[]): { readonly implied?: readonly string[] } => {
  const day = entryDate(dayOf(act, entry.draft), entry.scene);
  const acted = "act" in entry.decision && entry.decision.implied === true && entry.answers.act === undefined;
  const keys = [
    ...(acted ? ["act"] : []),
    ...(day.implied && entry.answers.date === undefined ? ["date"] : []),
    ...more,
  ];
  return keys.length === 0 ? {} : { implied: keys };
};

/** Doubts about the day come last: they do not change what else is asked. */
const withDateDoubt = (act: Act, entry: Entry): Act => {
  const { doubt } = entryDate(dayOf(act.act, entry.draft), entry.scene);
  if (doubt === undefined || entry.answers.date !== undefined || act.ask !== undefined) return act;
  const { date: _date, ...rest } = act;
  const choices = doubt.choices.map(({ label, date }) => ({ label, answers: { ...entry.answers, date } }));
  return { ...rest, ...ask("date", choices, entry.build) };
};

const MAX_VND = 1_000_000_000_000;
/** How far a number without unit may be from what the shop usually records. */
const USUAL_FACTOR = 5;

const unusual = (amount: Amount, entry: Entry): boolean => {
  const usual = entry.scene.context.usualEntryVnd;
  if (!amount.implied || usual === undefined) return false;
  return amount.vnd * USUAL_FACTOR < usual || amount.vnd > usual * USUAL_FACTOR;
};

const lumpChoices = (amount: Amount, entry: Entry): Choice[] => {
  const values = unusual(amount, entry)
    ? [amount.vnd, amount.vnd * 1_000]
    : amount.unsure
      ? []
      : [amount.vnd, ...amount.orVnd];
  return values
    .filter((vnd) => vnd > 0 && vnd < MAX_VND && Number.isSafeInteger(vnd))
    .map((vnd) => ({ label: labelVnd(vnd), answers: { ...entry.answers, amountVnd: vnd } }));
};

const doubtfulAmount = (amount: Amount, entry: Entry): boolean =>
  amount.unsure ||
  amount.orVnd.length > 0 ||
  amount.vnd <= 0 ||
  amount.vnd > MAX_VND ||
  !Number.isSafeInteger(amount.vnd) ||
  unusual(amount, entry) ||
  entry.draft.loose;

const lumpEntry = (act: ActName, amount: Amount | undefined, entry: Entry): Act => {
  const base = frame(act, entry);
  const { amountVnd } = entry.answers;
  if (amountVnd !== undefined)
    return withDateDoubt({ ...base, totalVnd: amountVnd, ...impliedOf(act, entry, []) }, entry);
  if (amount === undefined) return { ...base, ...impliedOf(act, entry, []), ...ask("amount", [], entry.build) };
  if (doubtfulAmount(amount, entry))
    return { ...base, ...impliedOf(act, entry, []), ...ask("amount", lumpChoices(amount, entry), entry.build) };
  return withDateDoubt(
    { ...base, totalVnd: amount.vnd, ...impliedOf(act, entry, amount.implied ? ["totalVnd"] : []) },
    entry,
  );
};

const unitOf = (unit: string | undefined): string => unit ?? "cái";

const openChoices = (state: Extract<PricedItems, { state: "open" }>, entry: Entry): Choice[] => {
  const { item } = state;
  const many = entry.draft.items.filter((each) => each.role === "open" && (each.quantity ?? 1) !== 1).length > 1;
  const price = labelVnd(item.price?.vnd ?? 0);
  const each = many ? "giá mỗi món" : `mỗi ${unitOf(item.unit)} ${price}`;
  const total = many ? "tổng từng món" : `tổng ${price}`;
  return [
    { label: each, answers: { ...entry.answers, open: "each" } },
    { label: total, answers: { ...entry.answers, open: "total" } },
  ];
};

const differing = (state: Extract<PricedItems, { state: "differs" }>, entry: Entry): Choice[] => [
  { label: `các món cộng lại ${labelVnd(state.itemsVnd)}`, answers: { ...entry.answers, believe: "items" } },
  { label: `tổng ${labelVnd(state.saidVnd)}`, answers: { ...entry.answers, believe: "said" } },
];

const itemsEntry = (act: ActName, entry: Entry): Act => {
  const base = frame(act, entry);
  const priced = settlePrices(believed(entry), entry.answers);
  const implied = impliedOf(act, entry, priced.state === "settled" ? priced.implied : []);
  switch (priced.state) {
    case "settled":
      if (priced.totalVnd === undefined || priced.totalVnd <= 0 || priced.totalVnd > MAX_VND)
        return { ...base, items: priced.items, ...implied, ...ask("total", [], entry.build) };
      if (entry.draft.loose)
        return { ...base, items: bareItems(entry.draft), ...implied, ...ask("total", [], entry.build) };
      return withDateDoubt({ ...base, totalVnd: priced.totalVnd, items: priced.items, ...implied }, entry);
    case "open":
      return {
        ...base,
        items: bareItems(entry.draft),
        ...implied,
        ...ask("price", openChoices(priced, entry), entry.build),
      };
    case "whole":
      return {
        ...base,
        items: bareItems(entry.draft),
        ...implied,
        ...ask(
          "total",
          [
            { label: `tất cả ${labelVnd(priced.vnd)}`, answers: { ...entry.answers, whole: "all" } },
            {
              label: `riêng ${priced.last.name === "" ? "món cuối" : priced.last.name} ${labelVnd(priced.vnd)}`,
              answers: { ...entry.answers, whole: "last" },
            },
          ],
          entry.build,
        ),
      };
    case "differs":
      return {
        ...base,
        items: bareItems(entry.draft),
        ...implied,
        ...ask("total", differing(priced, entry), entry.build),
      };
    case "unpriced":
    case "unsure":
      return { ...base, items: priced.items, ...implied, ...ask("price", [], entry.build) };
  }
};

const bareItems = (draft: Draft) =>
  draft.items.map((item) => ({
    name: item.name,
    quantity: item.quantity ?? 1,
    ...(item.unit === undefined ? {} : { unit: item.unit }),
  }));

const believed = (entry: Entry): Draft => {
  const { believe } = entry.answers;
  const { draft } = entry;
  if (believe === "items") {
    const { total: _total, ...rest } = draft;
    return rest;
  }
  return believe === "said"
    ? {
        ...draft,
        items: draft.items.map((item) => ({
          name: item.name,
          ...(item.quantity === undefined ? {} : { quantity: item.quantity }),
          ...(item.unit === undefined ? {} : { unit: item.unit }),
        })),
      }
    : draft;
};

const oneEntry = (act: ActName, draft: Draft, lump: Amount | undefined, entry: Entry): Act =>
  draft.items.length > 0 ? itemsEntry(act, entry) : lumpEntry(act, lump ?? draft.total, entry);

const asEntry = (draft: Draft, scene: Scene, decision: NonNullable<Decision>, lump: Amount | undefined): Act => {
  const build: Build = (answers) => {
    const entry: Entry = { draft, scene, decision, answers, build };
    if ("act" in decision) return oneEntry(decision.act, draft, lump, entry);
    if (answers.act !== undefined) return oneEntry(answers.act, draft, lump, entry);
    const [first] = decision.oneOf;
    const base =
      first === undefined ? undefined : oneEntry(first, draft, lump, { ...entry, answers: { ...answers, act: first } });
    const { totalVnd: _total, ask: _ask, items: _items, ...rest } = base ?? { act: "sale" as const };
    const amount = lump ?? draft.total;
    const choices = decision.oneOf.map((act) => ({
      label: [ACT_LABELS[act] ?? act, amount === undefined || amount.vnd <= 0 ? "" : labelVnd(amount.vnd)]
        .join(" ")
        .trim(),
      answers: { ...answers, act },
    }));
    return { ...rest, ...ask("act", choices, build) };
  };
  return build({});
};

const MANY_PIECES = 1_000;
const MAX_LUMPS = 40;

/** Sums beside priced goods, and bare numbers among sums, were not understood: then nothing is entered unasked. */
const guarded = (draft: Draft): Draft => {
  const mixed = draft.items.length > 0 && draft.lumps.length > 0;
  const bare =
    draft.lumps.length > 1 && draft.lumps.some((lump) => lump.implied) && !draft.lumps.every((lump) => lump.implied);
  // "sim 4 số cuối 5678 giá 300k": so many pieces without a unit are a number of something else.
  const many = draft.items.some((item) => item.unit === undefined && (item.quantity ?? 1) >= MANY_PIECES);
  return mixed || bare || many ? { ...draft, loose: true } : draft;
};

/** "tiền mặt 1tr5, ck 2tr": each sum has the payment said with it; where they cannot be matched none is believed. */
const paymentAt = (draft: Draft, at: number): { readonly payment?: Payment | undefined } => {
  const said = draft.payments;
  if (new Set(said).size < 2) return {};
  const payment = said.length === draft.lumps.length ? said[at] : undefined;
  return { payment };
};

/** The acts of one clause: one with items, or one for each lump sum. */
export const buildEntries = (read: Draft, scene: Scene, decision: NonNullable<Decision>): Act[] => {
  const draft = guarded(read);
  if (draft.items.length > 0 || draft.lumps.length === 0) return [asEntry(draft, scene, decision, draft.total)];
  // Nobody writes so many sums in one breath; each would be weighed against the whole line.
  if (draft.lumps.length > MAX_LUMPS) return [];
  return draft.lumps.map((lump, at) =>
    asEntry({ ...draft, ...paymentAt(draft, at), lumps: [lump] }, scene, decision, lump),
  );
};
