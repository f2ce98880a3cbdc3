import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Digest } from "../../../core/digest/gather-digest.ts";
import type { ToldEffect } from "../../../core/ports/tips.ts";
import { createPresenter } from "../../../present/create-presenter.ts";

const presenter = createPresenter();
const LONGEST = 900;

/** A digest that says all that one can say, with names as long as somebody may make them. */
const digestWith = (name: string, form: Digest["form"]): Digest => ({
  kind: "digest",
  form,
  date: "2026-11-22",
  sales: { entryCount: 1_234, totalVnd: 123_456_789 },
  places: [
    { name, entryCount: 1, totalVnd: 99_999_999 },
    { name, entryCount: 1, totalVnd: 1 },
  ],
  weekBefore: { date: "2026-11-15", sales: { entryCount: 1, totalVnd: 23_456_789 } },
  topItems: [1, 2, 3].map(() => ({ name, quantity: 1_234.5, unit: name, totalVnd: 99_999_999 })),
  streakDays: 100,
  unusual: { direction: "less", said: { lower: 1, upper: 99_999_999 }, rained: true, findings: [] },
  periods: [],
  today: {
    date: "2026-11-23",
    takings: { mean: 99_999_999, lower: 1, upper: 999_999_999, drivers: [] },
    prepare: [1, 2, 3].map(() => ({ name, unit: name, mean: 40, upper: 55 })),
  },
  effects: [effectOn(name)],
  tips: [],
  longest: LONGEST,
});

const effectOn = (item: string): ToldEffect => ({
  id: "id",
  takenOn: "2026-11-01",
  tip: {
    kind: "pricing",
    key: "pricing",
    items: [item],
    period: { from: "2026-09-01", to: "2026-10-31" },
    evidence: { finding: "slow_item", days: 1, sold: 1, perWeekInterval: { lower: 0, upper: 1 }, revenueVnd: 1 },
    recordCount: 1,
    confidence: 1,
    action: { do: "set_price", item, priceVnd: 55_000, backToVnd: 50_000 },
    expectedVnd: 1,
    followUp: { afterDays: 14, measure: "item_revenue" },
  },
  effect: { from: "2026-11-02", to: "2026-11-15", verdict: "untold", why: "too_few_days" },
});

const textOf = (name: string, form: Digest["form"], language: "vi" | "en"): string =>
  presenter.present([digestWith(name, form)], { language, today: "2026-11-23" }).text;

describe("the morning message", () => {
  it("has at most nine hundred characters, however long the names", () => {
    const name = fc.string({ unit: "grapheme", maxLength: 400 });
    fc.assert(
      fc.property(name, fc.constantFrom("full", "short"), fc.constantFrom("vi", "en"), (said, form, language) => {
        expect(textOf(said, form, language).length).toBeLessThanOrEqual(LONGEST);
      }),
      { numRuns: 200 },
    );
  });

  it("leaves out what matters least first, and the day's own number never", () => {
    const roomy = textOf("phở", "full", "vi");
    expect(roomy).toContain("Đã ghi sổ 100 ngày liền.");
    expect(roomy).toContain("Từng nơi: phở 99.999.999đ, phở 1đ.");
    const tight = textOf("phở ".repeat(20), "full", "vi");
    expect(tight).not.toContain("ngày liền");
    expect(tight).toContain("123.456.789đ (1.234 lần ghi)");
  });

  it("is a few lines where the owner wants it short", () => {
    expect(textOf("phở", "short", "vi").split("\n")).toHaveLength(3);
  });
});
