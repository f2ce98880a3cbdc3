import type { Act } from "../act.ts";
import { hasTag } from "../has-tag.ts";
import type { Span, SpanOf } from "../span.ts";
import { collectDraft } from "./collect-draft.ts";
import { isPercent } from "./correct-plan.ts";
import { correctDiscount, correctPrice } from "./correct-price.ts";
import { entryDate } from "./entry-date.ts";
import type { Line } from "./line.ts";
import { countsIn, firstMeaning, lineHas, moneyIn, spanWith } from "./line.ts";
import { isVoid, voidAct, contentWords } from "./void-line.ts";
import { correctAct } from "./correct-act.ts";

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

/** "sửa 3 sườn thành 4": the new value stands behind "thành". */
const afterBecomes = (spans: readonly Span[], line: Line): readonly Span[] => {
  const at = spans.findIndex((span) => line.scene.tokens[span.from]?.bare === "thanh");
  const after = at <= 0 ? [] : spans.slice(at + 1);
  return hasValue(after) && hasValue(spans.slice(0, at)) ? after : spans;
};

/** "sửa 3 sườn thành 4": what was before; nothing where the line does not tell. */
const beforeBecomes = (values: readonly Span[], line: Line): readonly Span[] => {
  const [first] = values;
  const at = line.spans.findIndex((span) => span === first);
  const joint = line.spans[at - 1];
  const told = joint !== undefined && line.scene.tokens[joint.from]?.bare === "thanh";
  return told ? line.spans.slice(0, at - 1).filter((span) => !hasTag(span, "correct")) : [];
};

/** "nhầm, 1tr8"; "1tr8 mới đúng". */
const corrected = (line: Line): readonly Span[] | undefined => {
  if (!lineHas(line, "correct", "void")) return undefined;
  const word = line.spans.find((span) => isCorrectionWord(line, span));
  if (word !== undefined) {
    const after = afterBecomes(afterIndex(line, word), line);
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
  if (values !== undefined && (hasValue(values) || saysPayment(values)))
    return correctAct(values, line, beforeBecomes(values, line));
  const dated = repaid(line) ?? redated(line);
  if (dated !== undefined) return dated;
  return isVoid(line) ? voidAct(line) : undefined;
};
