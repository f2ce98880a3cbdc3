import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Act, ReadingContext } from "../../../core/language/act.ts";
import { understand } from "../../../core/language/understand.ts";

const context: ReadingContext = {
  now: new Date("2026-11-22T10:00:00+07:00"),
  timeZone: "Asia/Ho_Chi_Minh",
  dayCutoffMinutes: 240,
  menu: [{ name: "phở chín", priceVnd: 45_000 }, { name: "nước mía 1 lít", priceVnd: 16_000 }, { name: "ba chỉ" }],
  customers: ["bác Hai", "chị Lan"],
};

const ENTRIES = new Set(["sale", "day_total", "expense", "purchase", "refund", "debt", "debt_payment"]);

const actsWithin = (act: Act): Act[] => [
  act,
  ...(act.ask ?? []).flatMap((ask) => ask.choices.flatMap((choice) => actsWithin(choice.act))),
];

const sumOf = (act: Act): number | undefined => {
  const totals = (act.items ?? []).map((item) => item.totalVnd);
  return totals.every((total) => total !== undefined) && totals.length > 0
    ? totals.reduce((sum, total) => sum + total, 0)
    : undefined;
};

/** What the book relies on: an entry has a whole, positive amount that its items agree with, or it asks. */
const isSound = (act: Act): boolean => {
  if (!ENTRIES.has(act.act)) return true;
  // "trả hết nợ" has no amount of its own: the book knows what is owed, and enters that.
  if (act.settings?.name === "debt_payment") return true;
  if (act.totalVnd === undefined) return act.ask !== undefined;
  if (!Number.isSafeInteger(act.totalVnd) || (act.ask === undefined && act.totalVnd <= 0)) return false;
  return (sumOf(act) ?? act.totalVnd) === act.totalVnd;
};

/** Without a matcher for each act: a million of them would take longer than the reading. */
const read = (text: string): void => {
  const unsound = understand(text, context)
    .acts.flatMap(actsWithin)
    .find((act) => !isSound(act));
  if (unsound !== undefined) throw new Error(`not sound: ${JSON.stringify(unsound)}`);
};

const FRAGMENTS =
  "bán|ban|thu|chi|nợ|no|trả|tra|nhập|mua|lấy|chị Lan|bác Hai|khách|hôm nay|hqua|hôm qua|mai|thứ 2|20/11|31/2|8h|sáng|2|3|10|50|1500|2024|0912345678|2tr|2tr5|50k|25.000|1t2|trăm rưỡi|ba|chín|năm|hai lăm|rưỡi|triệu|nghìn|k|tr|củ|lít|chai|ly|tô|kg|bao|cà phê|phở chín|ba chỉ|nước mía 1 lít|trà đá|mỗi|/|x|hết|tổng|=|,|.|?|-|+|\n|;|khoảng|không|huỷ|sửa thành|không phải|mà|ck|tm|ghi nợ|từ|cho|và|rồi|bao nhiêu|giá|thêm món|đô|%|:|ngày|tháng|tuần trước|nửa|phẩy|linh|ạ|nha|🙂".split(
    "|",
  );

const fragments = fc
  .array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.join(" "));
const glued = fc.array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(""));

/** Twenty thousand strings, or as many as are asked for: `RANDOM_STRINGS=1000000 npx vitest run test/property/language`. */
const STRINGS = Number(process.env["RANDOM_STRINGS"] ?? 20_000);
const share = (part: number): { readonly numRuns: number } => ({ numRuns: Math.ceil(STRINGS * part) });
/** A bound for a machine that is busy with other things; alone a hundred thousand take some twenty seconds. */
const LONGEST_MS = 3_600_000;

describe("understand", () => {
  it(
    "makes no entry without an amount, whatever vocabulary is thrown at it",
    () => {
      fc.assert(fc.property(fragments, read), share(0.4));
      fc.assert(fc.property(glued, read), share(0.3));
    },
    LONGEST_MS,
  );

  it(
    "reads any text at all",
    () => {
      fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), read), share(0.15));
      fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), read), share(0.15));
    },
    LONGEST_MS,
  );

  const ENTRIES_SAID = [
    "hôm nay bán 2 triệu",
    "2 ly cà phê mỗi ly 25k",
    "chị Lan nợ 150k",
    "trả tiền điện 500k",
    "hôm qua bán 3tr5",
    "bán 200k ck",
    "2 tô phở chín",
    "3 ly cà phê 20k/ly, 1 bánh mì 15k",
    "sáng bán 500k chiều bán 700k",
    "chi 200k mua rau",
    "nhập 20kg thịt 2tr4",
    "chị Lan trả nợ 100k",
    "khách trả lại 1 áo 150k",
    "đổi giá phở chín 50k",
    "hôm nay bán được bao nhiêu",
    "5 cái bánh 100k",
  ];
  const around = fc.record({
    before: fc.constantFrom("", "dạ ", "ơi ", "  ", "em ơi ", "ghi giùm "),
    after: fc.constantFrom("", " ạ", " nha", " nhé", " 🙂", "  ", "!", " nghen"),
    form: fc.constantFrom<"NFC" | "NFD">("NFC", "NFD"),
    upper: fc.boolean(),
    wide: fc.boolean(),
  });

  it("is not moved by small talk, capitals, decomposed letters or spaces", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ENTRIES_SAID), around, (said, { before, after, form, upper, wide }) => {
        const spaced = wide ? said.replaceAll(" ", "  ") : said;
        const text = `${before}${spaced}${after}`.normalize(form);
        const acts = understand(upper ? text.toUpperCase() : text, context).acts;
        expect(JSON.stringify(acts).toLowerCase()).toBe(JSON.stringify(understand(said, context).acts).toLowerCase());
      }),
      { numRuns: 1_000 },
    );
  });

  it("reads nothing in a text longer than a message may be", () => {
    expect(understand("bán 2tr ".repeat(600), context).acts).toEqual([]);
  });
});
