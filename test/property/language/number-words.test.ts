import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readNumber } from "../../../core/language/read-number.ts";
import { searchKey } from "../../../core/language/search-key.ts";

interface Region {
  readonly thousand: string;
  readonly zeroTen: string;
  readonly four: string;
  readonly seven: string;
  readonly billion: string;
  /** The five behind a ten: "hai mươi lăm", "hai mươi nhăm". */
  readonly five: string;
  /** "hăm lăm" for "hai mươi lăm". */
  readonly ham: boolean;
  /** "hai lăm" for "hai mươi lăm". */
  readonly short: boolean;
}

const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

const digit = (value: number, region: Region): string => (value === 7 ? region.seven : (DIGITS[value] ?? ""));

const afterTen = (value: number, region: Region): string => {
  if (value === 1) return "mốt";
  if (value === 4) return region.four;
  return value === 5 ? region.five : digit(value, region);
};

const underHundred = (value: number, region: Region): string => {
  const tens = Math.floor(value / 10);
  const rest = value % 10;
  if (tens === 0) return digit(rest, region);
  if (tens === 1) return rest === 0 ? "mười" : `mười ${rest === 5 ? region.five : digit(rest, region)}`;
  if (rest === 0) return `${digit(tens, region)} mươi`;
  if (tens === 2 && region.ham) return `hăm ${afterTen(rest, region)}`;
  return `${digit(tens, region)} ${region.short ? "" : "mươi "}${afterTen(rest, region)}`;
};

const underThousand = (value: number, leading: boolean, region: Region): string => {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  if (hundreds === 0 && leading) return underHundred(rest, region);
  const head = `${digit(hundreds, region)} trăm`;
  if (rest === 0) return head;
  return rest < 10 ? `${head} ${region.zeroTen} ${digit(rest, region)}` : `${head} ${underHundred(rest, region)}`;
};

const say = (value: number, region: Region): string => {
  if (value === 0) return "không";
  const scales: readonly (readonly [number, string])[] = [
    [1e9, region.billion],
    [1e6, "triệu"],
    [1e3, region.thousand],
    [1, ""],
  ];
  const parts: string[] = [];
  let left = value;
  for (const [scale, word] of scales) {
    const group = Math.floor(left / scale);
    left %= scale;
    if (group > 0) parts.push(`${underThousand(group, parts.length === 0, region)} ${word}`.trim());
  }
  return parts.join(" ");
};

const regions = fc.record<Region>({
  thousand: fc.constantFrom("nghìn", "ngàn"),
  zeroTen: fc.constantFrom("linh", "lẻ"),
  four: fc.constantFrom("bốn", "tư"),
  seven: fc.constantFrom("bảy", "bẩy"),
  billion: fc.constantFrom("tỷ", "tỉ"),
  five: fc.constantFrom("lăm", "nhăm"),
  ham: fc.boolean(),
  short: fc.boolean(),
});
const values = fc.oneof(
  fc.integer({ min: 0, max: 999 }),
  fc.integer({ min: 0, max: 999_999 }),
  fc.integer({ min: 0, max: 999_999_999_999 }),
);

describe("number words", () => {
  it("read back in every region's way", () => {
    fc.assert(
      fc.property(values, regions, (value, region) => {
        expect(readNumber(say(value, region))).toBe(value);
      }),
      { numRuns: 20_000 },
    );
  });

  it("read back without diacritics, in capitals and decomposed", () => {
    fc.assert(
      fc.property(values, regions, (value, region) => {
        const words = say(value, region);
        expect(readNumber(searchKey(words))).toBe(value);
        expect(readNumber(words.toUpperCase())).toBe(value);
        expect(readNumber(words.normalize("NFD"))).toBe(value);
      }),
      { numRuns: 5_000 },
    );
  });
});
