import type { Act } from "../../act.ts";
import { isoDate } from "../../dates/civil-day.ts";
import type { SpanOf } from "../../span.ts";
import { amountOf } from "../amount-of.ts";
import { lineHas, moneyIn } from "../line.ts";
import type { Line } from "../line.ts";
import { datesIn } from "../shop/line-parts.ts";
import type { ShopActReader } from "../shop/shop-act-reader.ts";
import { type LineWords, lineWords } from "./line-words.ts";

const VERBS: Readonly<Record<"void" | "correct" | "query", readonly string[]>> = {
  void: ["huy", "xoa", "bo"],
  correct: ["sua", "chinh", "sua lai"],
  query: ["xem lai", "xem", "liet ke"],
};

/** Most lines are told by this look alone. */
const OPENS = /^(?:huy|xoa|bo|sua|chinh|xem|liet ke) /u;
/** The book of debts is asked for its debts, not for its entries. */
const BOOK_OF_DEBTS = /^xem (?:lai )?so no/u;

/** What an entry is called, and which kinds are meant by it. */
const NOUNS: Readonly<Record<string, string>> = {
  "don ban": "sale",
  "khoan ban": "sale",
  don: "sale",
  "hoa don": "sale",
  "khoan chi": "expense",
  "phieu chi": "expense",
  "khoan nhap": "purchase",
  "don nhap": "purchase",
  "khoan tra no": "debt_payment",
  "khoan thu no": "debt_payment",
  "khoan no": "sale",
  "cac khoan": "entries",
  "nhung khoan": "entries",
  khoan: "entries",
  phieu: "entries",
  "giao dich": "entries",
  so: "entries",
};
const LONGEST_FIRST = Object.keys(NOUNS).sort((a, b) => b.length - a.length);

const personIn = (line: Line): SpanOf<"person"> | undefined =>
  line.spans.find((span): span is SpanOf<"person"> => span.kind === "person");

/** Business dates that the line names. */
const daysIn = (line: Line): { readonly from?: string; readonly to?: string } => {
  const [first] = datesIn(line);
  if (first === undefined || first.date.vague === true || first.date.impossible === true) return {};
  const { businessDay, calendarDay } = line.scene.clock;
  const shift = first.date.near === undefined || first.date.calendar === true ? 0 : businessDay - calendarDay;
  return { from: isoDate(first.date.from + shift), to: isoDate(first.date.to + shift) };
};

/** The amount that comes after "thành": what the entry is to be. */
const newAmount = (line: Line, words: LineWords): Partial<Act> => {
  const [money] = moneyIn(line);
  if (money === undefined || words.find(["thanh", "con", "la"]) === undefined) return {};
  const amount = amountOf(money, "lump");
  return amount === undefined || amount.unsure || amount.orVnd.length > 0 ? {} : { totalVnd: amount.vnd };
};

/** The amount that tells the entry from others: "huỷ đơn 200k hôm qua". */
const oldAmount = (line: Line): Partial<Act> => {
  const [money] = moneyIn(line);
  const vnd = money === undefined ? undefined : amountOf(money, "lump")?.vnd;
  return vnd === undefined || vnd <= 0 ? {} : { totalVnd: vnd };
};

/** The verb that opens the line and the word for entries behind it. */
const opening = (words: LineWords): { readonly act: keyof typeof VERBS; readonly about: string } | undefined => {
  const act = (["void", "correct", "query"] as const).find((name) => words.find(VERBS[name])?.at === 0);
  const verb = act === undefined ? undefined : words.find(VERBS[act]);
  const noun = words.find(LONGEST_FIRST, verb?.after);
  if (act === undefined || verb === undefined || noun?.at !== verb.after) return undefined;
  return { act, about: NOUNS[words.bare.slice(noun.at, noun.after).join(" ")] ?? "entries" };
};

/** "đơn" and "khoản" alone may be the last one; a day, a person or a kind says which. */
const tellsWhich = (about: string, from: string | undefined, customer: string | undefined): boolean =>
  from !== undefined || customer !== undefined || (about !== "entries" && about !== "sale");

/**
 * "sửa đơn hôm qua của cô Lan", "huỷ khoản chi hôm qua", "xem lại các khoản hôm nay": which entries are meant, by day,
 * by person and by kind.
 */
export const readEntryWish: ShopActReader = (line) => {
  if (!OPENS.test(line.bare) || BOOK_OF_DEBTS.test(line.bare) || lineHas(line, "question")) return undefined;
  const words = lineWords(line);
  const opened = opening(words);
  if (opened === undefined) return undefined;
  const { act, about } = opened;
  const customer = personIn(line)?.name;
  const days = daysIn(line);
  if (act !== "query" && !tellsWhich(about, days.from, customer)) return undefined;
  const amount = act === "correct" ? newAmount(line, words) : oldAmount(line);
  return { act, ...amount, ...(customer === undefined ? {} : { customer }), query: { about, ...days } };
};
