import { answerPayload } from "../core/conversation/choice-payload.ts";
import type { OpenQuestion } from "../core/conversation/open-question.ts";
import { STAFF_ROLES } from "../core/conversation/perform-staff.ts";
import { SHOP_KINDS } from "../core/ports/accounts.ts";
import type { Entry } from "../core/ports/entry.ts";
import { entryWords } from "./entry-words.ts";
import { capitalised } from "./capitalised.ts";
import { nearness } from "./formats.ts";
import { PRIVACY_QUESTIONS } from "./present-privacy.ts";
import type { Part, Speech } from "./speech.ts";

/** One short question, with its answers where it has any. */
export function presentQuestion(speech: Speech, question: OpenQuestion): Part {
  const { text, labels } = WORDINGS[question.about]?.(speech, question) ?? readersWording(speech, question);
  if (labels.length === 0) return { text };
  const options = labels.map((label, index) => ({
    label,
    payload: answerPayload(question.id, index),
    typed: String(index + 1),
  }));
  return { text, choices: { kind: "question", options } };
}

interface Wording {
  readonly text: string;
  readonly labels: readonly string[];
}

/** The questions whose answers are ours to word. The others bring the words of the reader of language. */
const WORDINGS: Partial<Record<OpenQuestion["about"], (speech: Speech, question: OpenQuestion) => Wording>> = {
  add_or_total: ({ say, ...speech }, question) => {
    const values = figures({ say, ...speech }, question);
    return {
      text: say("question.addOrTotal", values),
      labels: [say("question.add", values), say("question.totalLabel", values)],
    };
  },
  confirm_rest_of_day: ({ say, ...speech }, question) => {
    const values = figures({ say, ...speech }, question);
    return { text: say("question.rest", values), labels: [say("question.restYes", values), say("question.no")] };
  },
  confirm_edit: ({ say, vnd, date }, { figures: amounts, date: day }) => {
    const values = {
      before: vnd(amounts?.["beforeVnd"] ?? 0),
      after: vnd(amounts?.["afterVnd"] ?? 0),
      date: day === undefined ? "" : date(day),
    };
    return { text: say("question.edit", values), labels: [say("question.editYes", values), say("question.no")] };
  },
  overpayment: ({ say, vnd }, { act, figures: amounts }) => {
    const values = {
      name: act.customer ?? "",
      owed: vnd(amounts?.["owedVnd"] ?? 0),
      paid: vnd(amounts?.["paidVnd"] ?? 0),
      excess: vnd(amounts?.["excessVnd"] ?? 0),
    };
    return {
      text: say("question.overpayment", { ...values, name: capitalised(values.name) }),
      labels: [say("question.payOwed", values), say("question.payAll", values), say("question.no")],
    };
  },
  owes_nothing: ({ say, vnd }, { act, figures: amounts }) => {
    const values = { name: act.customer ?? "", paid: vnd(amounts?.["paidVnd"] ?? 0) };
    return {
      text: say("question.owesNothing", { ...values, name: capitalised(values.name) }),
      labels: [say("question.asSale", values), say("question.asAdvance", values), say("question.no")],
    };
  },
  who_pays: ({ say, vnd }, { act, figures: amounts }) => {
    const values = {
      name: capitalised(act.customer ?? ""),
      owed: vnd(amounts?.["owedVnd"] ?? 0),
      payable: vnd(amounts?.["payableVnd"] ?? 0),
    };
    return {
      text: say("question.whoPays", values),
      labels: [
        say("question.wePay", { name: act.customer ?? "" }),
        say("question.theyPay", values),
        say("question.no"),
      ],
    };
  },
  paid_too_much: ({ say, vnd }, { act, figures: amounts }) => {
    const values = {
      name: act.customer ?? "",
      owed: vnd(amounts?.["owedVnd"] ?? 0),
      paid: vnd(amounts?.["paidVnd"] ?? 0),
      excess: vnd(amounts?.["excessVnd"] ?? 0),
    };
    return {
      text: say("question.paidTooMuch", values),
      labels: [say("question.payOwed", values), say("question.payAll", values), say("question.no")],
    };
  },
  refund_how: ({ say, vnd }, { act, figures: amounts }) => {
    const values = {
      name: act.customer ?? "",
      owed: vnd(amounts?.["owedVnd"] ?? 0),
      total: vnd(amounts?.["totalVnd"] ?? 0),
    };
    return {
      text: say("question.refundHow", { ...values, name: capitalised(values.name) }),
      labels: [say("question.offTheDebt", values), say("question.inCash", values)],
    };
  },
  which_entry: (speech, { act, entries = [] }) => ({
    text: speech.say(act.act === "void" ? "question.whichToVoid" : "question.whichToCorrect"),
    labels: [...entries.map((entry) => shortEntry(speech, entry)), speech.say("question.no")],
  }),
  how_to_correct: (speech, { entries = [] }) => ({
    text: speech.say("question.howToCorrect", { what: entries.map((entry) => datedEntry(speech, entry)).join("; ") }),
    labels: [speech.say("question.no")],
  }),
  menu_or_sale: ({ say }, { figures: amounts }) => ({
    text: say("question.menuOrSale", { count: amounts?.["itemCount"] ?? 0 }),
    labels: [say("question.asMenu"), say("question.asOneSale"), say("question.no")],
  }),
  import_menu: ({ say }, { figures: amounts }) => ({
    text: say("question.importMenu", { count: amounts?.["itemCount"] ?? 0 }),
    labels: [say("question.importMenuYes"), say("question.no")],
  }),
  due_expense: ({ say, vnd }, { act }) => {
    const values = { amount: vnd(act.totalVnd ?? 0), category: act.category ?? "" };
    return {
      text: say("question.dueExpense", values),
      labels: [say("question.dueExpenseYes", values), say("question.notYet")],
    };
  },
  which_book: ({ say }) => ({
    text: say("login.whichBook"),
    labels: [say("login.moveThere"), say("login.moveHere"), say("login.keepBoth")],
  }),
  staff_role: ({ say }, { act }) => ({
    text: capitalised(say("question.staffRole", { name: act.settings?.value || say("staff.newOne") })),
    labels: [...STAFF_ROLES.map((role) => capitalised(say(`role.${role}`))), say("question.no")],
  }),
  confirm_join: ({ say }, { act, shopName }) => ({
    text: say("question.join", {
      shop: shopName ?? say("staff.aShop"),
      role: say(`role.${act.category ?? "cashier"}`),
    }),
    labels: [say("question.joinYes"), say("question.no")],
  }),
  shop_kind: ({ say }) => ({
    text: say("question.shopKind"),
    labels: SHOP_KINDS.map((kind) => say(`shopKind.${kind}`)),
  }),
  ...PRIVACY_QUESTIONS,
  empty_day: ({ say, date: named }, { date = "" }) => ({
    text: say("forecast.emptyDay.ask", { date: named(date) }),
    labels: [say("forecast.emptyDay.closed"), say("forecast.emptyDay.forgotten"), say("forecast.emptyDay.later")],
  }),
  confirm_repeat: (speech, { entries = [] }) => ({
    text: speech.say("question.repeat", { what: entries.map((entry) => datedEntry(speech, entry)).join("; ") }),
    labels: [speech.say("question.repeatYes"), speech.say("question.no")],
  }),
  confirm_old_void: (speech, { entries = [] }) => ({
    text: speech.say("question.oldVoid", { what: entries.map((entry) => datedEntry(speech, entry)).join("; ") }),
    labels: [speech.say("question.oldVoidYes"), speech.say("question.no")],
  }),
};

/** `21/11 09:15 bán 200.000đ cho chị Lan` */
const shortEntry = (speech: Speech, entry: Entry): string =>
  `${speech.shortDate(entry.businessDate)} ${speech.time(entry.occurredAt)} ${entryWords(speech, entry).what}`;

/** `bán 200.000đ · Chủ nhật 22/11` */
const datedEntry = (speech: Speech, entry: Entry): string =>
  `${entryWords(speech, entry).what} · ${speech.date(entry.businessDate)}`;

function figures({ say, vnd, shortDate, voice }: Speech, { figures: amounts, act }: OpenQuestion) {
  const date = act.date ?? voice.today;
  return {
    said: vnd(amounts?.["saidVnd"] ?? 0),
    recorded: vnd(amounts?.["recordedVnd"] ?? 0),
    missing: vnd(amounts?.["missingVnd"] ?? 0),
    date: dayName({ say, shortDate, voice }, date),
  };
}

/** `Hôm nay`, `Hôm qua`, `Ngày 20/11` at the start of a sentence. */
export const dayName = ({ say, shortDate, voice }: Pick<Speech, "say" | "shortDate" | "voice">, date: string): string =>
  say(`dayName.${nearness(date, voice.today)}`, { date: shortDate(date) });

function readersWording({ say }: Speech, { about, act, choices }: OpenQuestion): Wording {
  const labels = choices.flatMap(({ label }) => (label === undefined ? [] : [label]));
  const named = (act.items ?? []).filter(({ name }) => name !== "");
  const what = (named.find(({ totalVnd }) => totalVnd === undefined) ?? named[0])?.name ?? say("question.thing");
  const isSupplier = about === "customer" && (act.act === "purchase" || act.settings?.value === "to_supplier");
  const [label, more] = labels;
  const form = label === undefined ? "open" : about === "amount" && more === undefined ? "only" : "choice";
  const text = isSupplier ? say("question.supplier") : say(`question.${about}.${form}`, { what, amount: label ?? "" });
  return { text: text.charAt(0).toUpperCase() + text.slice(1), labels };
}
