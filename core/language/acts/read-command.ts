import type { Act, ActItem } from "../act.ts";
import { hasTag } from "../has-tag.ts";
import { textOf } from "../scene.ts";
import type { Span, SpanOf } from "../span.ts";
import { amountOf } from "./amount-of.ts";
import { collectDraft } from "./collect-draft.ts";
import type { Draft } from "./draft.ts";
import { correctPlan, isPercent } from "./correct-plan.ts";
import { correctDiscount, correctPrice } from "./correct-price.ts";
import { entryDate } from "./entry-date.ts";
import type { Line } from "./line.ts";
import { countsIn, firstMeaning, lineHas, moneyIn, spanWith } from "./line.ts";

const contentWords = (line: Line): number =>
  line.spans.filter((span) => span.kind === "text" || span.kind === "menu").length;

/** A void is short: a command and perhaps what it takes back ("huỷ đơn 50k"); a story that mentions a mistake is none. */
const isVoid = (line: Line): boolean => {
  const word = spanWith(line, "void");
  if (word === undefined || lineHas(line, "question", "not", "plan", "menuRemove", "staff", "location")) return false;
  const opens = firstMeaning(line) === word;
  const wrong = /^(?:nham|lon|sai|ghi|go|nhan|nhap|wrong|oops)/u.test(line.scene.tokens[word.from]?.bare ?? "");
  const money = moneyIn(line).length + countsIn(line).length;
  if (wrong) return money === 0 && contentWords(line) <= 1 && !lineHas(line, "sale", "expense", "debt");
  if (contentWords(line) > 2 || money > 1) return false;
  return opens || (money === 0 && contentWords(line) === 0);
};

const voidAct = (line: Line): Act => {
  const [money] = moneyIn(line);
  const vnd = money === undefined ? undefined : amountOf(money, "lump")?.vnd;
  return { act: "void", ...(vnd === undefined || vnd <= 0 ? {} : { totalVnd: vnd }) };
};

const afterIndex = (line: Line, span: Span): readonly Span[] => line.spans.slice(line.spans.indexOf(span) + 1);

/** "không phải 2 mà 3 tô": the spans after "mà". */
const afterNotBut = (line: Line): readonly Span[] | undefined => {
  if (!lineHas(line, "notBut")) return undefined;
  const no = line.spans.findIndex((span) => hasTag(span, "notBut"));
  if (no === -1) return undefined;
  const but = line.spans.findIndex((span, at) => at > no + 1 && hasTag(span, "but"));
  const mark = line.spans.findIndex((span, at) => at > no + 1 && span.kind === "mark" && span.mark === ",");
  const at = but === -1 ? mark : but;
  if (at === -1) return beforeNotBut(line, no);
  return hasValue(line.spans.slice(no, at)) ? line.spans.slice(at + 1) : undefined;
};

/** "3 tô chứ không phải 2", "ck nha ko phải tiền mặt": what it is stands first. */
const beforeNotBut = (line: Line, no: number): readonly Span[] | undefined => {
  const [meant, denied] = [line.spans.slice(0, no), line.spans.slice(no + 1)];
  const told = (spans: readonly Span[]): boolean => hasValue(spans) || saysPayment(spans);
  return told(meant) && told(denied) && !lineHas(line, "sale", "expense", "purchase") ? meant : undefined;
};

const PAYMENTS = ["cash", "transfer", "credit"] as const;

const saysPayment = (spans: readonly Span[]): boolean => spans.some((span) => hasTag(span, ...PAYMENTS));

const hasValue = (spans: readonly Span[]): boolean =>
  spans.some(
    (span) =>
      span.kind === "money" ||
      span.kind === "count" ||
      span.kind === "date" ||
      span.kind === "text" ||
      span.kind === "menu" ||
      span.kind === "person" ||
      isPercent(span),
  );

const isCorrectionWord = (line: Line, span: Span): boolean => {
  const word = line.scene.tokens[span.from]?.bare ?? "";
  if (!hasTag(span, "correct")) return false;
  if (word !== "sua" || span.to - span.from > 1) return true;
  return firstMeaning(line) === span && !isRepair(line, span);
};

/** "sửa iphone 7 850k": work on a thing that the menu does not know, at a price. */
const isRepair = (line: Line, word: Span): boolean => {
  const [next] = afterIndex(line, word);
  if (next?.kind !== "text" || moneyIn(line).length !== 1 || lineHas(line, "total", "but", "notBut")) return false;
  return !OF_AN_ENTRY.test(line.scene.tokens[next.from]?.bare ?? "");
};

const OF_AN_ENTRY = /^(?:don|khoan|so|bill|phieu|hoa|ngay|gia|ten|luong|muc|thanh|lan|dong)$/u;

/** "nhầm, 1tr8"; "1tr8 mới đúng". */
const corrected = (line: Line): readonly Span[] | undefined => {
  if (!lineHas(line, "correct", "void")) return undefined;
  const word = line.spans.find((span) => isCorrectionWord(line, span));
  if (word !== undefined) {
    const after = afterIndex(line, word);
    return hasValue(after) || saysPayment(after) ? after : line.spans.slice(0, line.spans.indexOf(word));
  }
  const wrong = spanWith(line, "void");
  const first = firstMeaning(line);
  if (
    wrong === undefined ||
    first !== wrong ||
    !/^(?:nham|lon|sai|ghi|go|nhap)/u.test(line.scene.tokens[wrong.from]?.bare ?? "")
  )
    return undefined;
  const after = afterIndex(line, wrong);
  return hasValue(after) && (after.some((span) => span.kind === "money") || after.some((span) => span.kind === "count"))
    ? after
    : undefined;
};

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
const correctAct = (spans: readonly Span[], line: Line, before: readonly Span[]): Act => {
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
  return countsGoods(count, name, before) ? { ...base, items: [itemOf(count, name)] } : withBareAmount(base, count);
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

const POINTS =
  /^(?:(?:cai|don|khoan|so)(?: do| vua roi| vua nay| vua ghi| nay| kia)? |that (?:one )?(?:was|is) )(?:la |cua )?/u;
const POINTS_SURELY = /^(?:cai|don|khoan) (?:do|vua roi|vua nay|vua ghi) /u;

/** "chuyển khoản nha", "cũng ghi nợ": nothing is said but how the last entry was paid. */
const PAYMENT_ALONE =
  /^(?:(?:a|da|cung|la|khach) )*(?:ck|chuyen khoan|tien mat|ghi no|ghi so)(?: (?:luon|nha|nhe|nhen|roi|a|het|do|em))*$/u;

/** "cái đó chị Lan nợ", "cái vừa rồi là chuyển khoản": who took it, or how it was paid. */
const repaid = (line: Line): Act | undefined => {
  if (
    !(POINTS_SURELY.test(line.bare) || PAYMENT_ALONE.test(line.bare)) ||
    moneyIn(line).length + countsIn(line).length > 0
  )
    return undefined;
  const { customer, payment, tags } = collectDraft(line.spans, line.scene);
  const owed = customer !== undefined && tags.has("debt");
  const paid = owed ? "debt" : payment;
  if (paid === undefined || contentWords(line) > 0) return undefined;
  return { act: "correct", ...(customer === undefined ? {} : { customer }), payment: paid };
};

/** "cái đó là hôm qua": the last entry belongs to another day. */
const redated = (line: Line): Act | undefined => {
  if (!POINTS.test(line.bare) || lineHas(line, "question", "sale", "expense", "void")) return undefined;
  const date = line.spans.find((span): span is SpanOf<"date"> => span.kind === "date");
  if (date === undefined || moneyIn(line).length > 0) return undefined;
  const day = entryDate(date.date, line.scene);
  return day.date === undefined
    ? { act: "correct", ask: [{ about: "date", choices: [] }] }
    : { act: "correct", date: day.date };
};

/** Takes back or mends what was entered last: "huỷ", "sửa thành 1tr8", "không phải 2 mà 3 tô", "cái đó là hôm qua". */
export const readCommand = (line: Line): Act | undefined => {
  const price = correctPrice(line) ?? correctDiscount(line);
  if (price !== undefined) return price;
  const notBut = afterNotBut(line);
  if (notBut !== undefined && notBut.length > 0)
    return correctAct(
      notBut,
      line,
      line.spans.filter((span) => !notBut.includes(span)),
    );
  const values = corrected(line);
  if (values !== undefined && (hasValue(values) || saysPayment(values))) return correctAct(values, line, []);
  const dated = repaid(line) ?? redated(line);
  if (dated !== undefined) return dated;
  return isVoid(line) ? voidAct(line) : undefined;
};
