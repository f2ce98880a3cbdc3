import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readAmount } from "../../../core/language/read-amount.ts";

const grouped = (value: number, mark: string): string => String(value).replace(/\B(?=(?:[0-9]{3})+$)/gu, mark);

describe("amount forms", () => {
  it("reads đồng in digits with each mark and each currency word", () => {
    const currency = fc.constantFrom("", "đ", " đồng", "d", " vnd", "VNĐ", "₫");
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 999_999_999 }),
        fc.constantFrom(".", ","),
        currency,
        (vnd, mark, unit) => {
          expect(readAmount(`${grouped(vnd, mark)}${unit}`)).toBe(vnd);
          expect(readAmount(`${vnd}${unit}`)).toBe(vnd);
        },
      ),
    );
  });

  it("reads thousands by each of their words", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom("k", "K", " k", " nghìn", " ngàn", "ng", " nghin", " ngan"),
        (count, unit) => {
          expect(readAmount(`${count}${unit}`)).toBe(count * 1_000);
        },
      ),
    );
  });

  it("reads millions with tenths, hundredths, thousandths and halves", () => {
    const unit = fc.constantFrom("tr", " triệu ", "TR", " trieu ", " củ ");
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        unit,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (head, word, tenth, next) => {
          expect(readAmount(`${head}${word}`.trim())).toBe(head * 1_000_000);
          expect(readAmount(`${head}${word}${tenth}`)).toBe(head * 1_000_000 + tenth * 100_000);
          expect(readAmount(`${head}${word}${tenth}${next}`)).toBe(head * 1_000_000 + (tenth * 10 + next) * 10_000);
          expect(readAmount(`${head}${word}${tenth}${next}5`)).toBe(
            head * 1_000_000 + (tenth * 100 + next * 10 + 5) * 1_000,
          );
          expect(readAmount(`${head}${word} rưỡi`)).toBe(head * 1_000_000 + 500_000);
        },
      ),
    );
  });

  it("gives no value to ranges, bounds and foreign money", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.constantFrom("$", " usd", " đô", " euro"), (count, foreign) => {
        expect(readAmount(`${count}${foreign}`)).toBeNull();
        expect(readAmount(`${count}-${count + 1}k`)).toBeNull();
        expect(readAmount(`khoảng ${count}k`)).toBeNull();
      }),
    );
  });
});
