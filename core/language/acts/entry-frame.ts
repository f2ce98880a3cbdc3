import type { Act, ActName, Ask, AskAbout, MenuWord, Payment } from "../act.ts";
import type { Scene } from "../scene.ts";
import type { Decision } from "./decision.ts";
import type { Draft } from "./draft.ts";
import { clockTime, entryDate } from "./entry-date.ts";
import { expenseCategory } from "./expense-category.ts";
import type { OpenPrice } from "./price-item.ts";

/** What has been answered so far; each answer leaves one doubt less. */
export interface Answers {
  readonly act?: ActName;
  readonly date?: string;
  readonly amountVnd?: number;
  readonly open?: OpenPrice;
  readonly whole?: "all" | "last";
  readonly believe?: "items" | "said";
  /** Items of the menu chosen so far, in the order of the doubts. */
  readonly named?: readonly MenuWord[];
}

export type Build = (answers: Answers) => Act;

export interface Choice {
  readonly label: string;
  readonly answers: Answers;
}

export const ask = (about: AskAbout, choices: readonly Choice[], build: Build): { readonly ask: readonly Ask[] } => ({
  ask: [{ about, choices: choices.map(({ label, answers }) => ({ label, act: build(answers) })) }],
});

export interface Entry {
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
  if (act === "purchase" && entry.draft.tags.has("debt")) return { payment: "debt" };
  const { payment } = entry.draft;
  return payment === undefined || payment === "debt" || !PAYMENT_ACTS.has(act) ? {} : { payment };
};

/** "tiền điện tháng 10": the month says what was paid for, not when. */
const dayOf = (act: ActName, draft: Draft): Draft["date"] =>
  act === "expense" && draft.date?.period === true ? undefined : draft.date;

/** "trả nợ chị Tư 300k" does not say who pays: the book knows who owes whom. */
const payerOf = (act: ActName, { draft, scene }: Entry): Pick<Act, "settings"> => {
  if (act !== "debt_payment" || draft.customer === undefined || draft.buyerActs) return {};
  const words = scene.tokens.slice(draft.from ?? 0, draft.to).map(({ bare }) => bare);
  const collects = words.some((word) => word === "thu" || word === "doi");
  const first = words.find(
    (word) => word !== "da" && word !== "moi" && word !== "vua" && word !== "minh" && word !== "quan",
  );
  return !collects && (first === "tra" || first === "thanh")
    ? { settings: { name: "debt_payment", value: "either" } }
    : {};
};

export const frame = (act: ActName, entry: Entry): Act => {
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
    ...payerOf(act, entry),
  };
};

export const impliedOf = (
  act: ActName,
  entry: Entry,
  more: readonly string[],
): { readonly implied?: readonly string[] } => {
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
export const withDateDoubt = (act: Act, entry: Entry): Act => {
  const { doubt } = entryDate(dayOf(act.act, entry.draft), entry.scene);
  if (doubt === undefined || entry.answers.date !== undefined || act.ask !== undefined) return act;
  const { date: _date, ...rest } = act;
  const choices = doubt.choices.map(({ label, date }) => ({ label, answers: { ...entry.answers, date } }));
  return { ...rest, ...ask("date", choices, entry.build) };
};
