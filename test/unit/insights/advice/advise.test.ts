import { addDays, formatISO, parseISO } from "date-fns";
import { describe, expect, it } from "vitest";

import { advise } from "../../../../core/insights/advice/advise.ts";
import { type AdviceSettings, DEFAULT_ADVICE_SETTINGS } from "../../../../core/insights/advice/advice-settings.ts";
import { createHistoryCollector } from "../../../../core/insights/advice/history/collect-history.ts";
import type { SalesHistory } from "../../../../core/insights/advice/history/sales-history.ts";
import type { Recommendation } from "../../../../core/insights/advice/recommendation.ts";
import type { ShopFacts } from "../../../../core/insights/advice/shop-facts.ts";
import { readConfig } from "../../../../config.ts";

const dateOf = (day: number): string => formatISO(addDays(parseISO("2026-01-05"), day), { representation: "date" });

interface Sale {
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly item?: string;
  readonly quantity?: number;
  readonly priceVnd?: number;
}

function historyOf(sales: readonly Sale[]): SalesHistory {
  const collector = createHistoryCollector();
  sales.forEach(({ day, hour = 12, minute = 0, item = "Phở", quantity = 1, priceVnd = 40_000 }, i) => {
    collector.add({
      ticket: String(i),
      date: dateOf(day),
      minuteOfDay: hour * 60 + minute,
      item,
      quantity,
      unitPriceVnd: priceVnd,
    });
  });
  return collector.finish();
}

const days = (count: number): number[] => Array.from({ length: count }, (_, day) => day);
const adviceOn = (sales: readonly Sale[], facts: ShopFacts = {}, settings: AdviceSettings = DEFAULT_ADVICE_SETTINGS) =>
  advise(historyOf(sales), facts, settings);
const findingsOf = (found: readonly Recommendation[]): string[] => found.map(({ evidence }) => evidence.finding);

describe("advise", () => {
  it("asks for data below seven days or ten sales, and for more before models", () => {
    expect(adviceOn(days(6).flatMap((day) => [{ day }, { day }])).need).toMatchObject({ days: 6, recordsNeeded: 10 });
    expect(adviceOn(days(9).map((day) => ({ day }))).need).toMatchObject({ records: 9, recordsNeeded: 10 });
    expect(adviceOn(days(20).map((day) => ({ day }))).need).toMatchObject({ records: 20, recordsNeeded: 30 });
    expect(adviceOn(days(30).map((day) => ({ day }))).need).toBeUndefined();
  });

  it("has the same minima where nothing is configured", () => {
    expect(readConfig({}).advice).toEqual(DEFAULT_ADVICE_SETTINGS);
  });

  it("tells old debts however few the sales", () => {
    const debts = [
      { customer: "Lan", amountVnd: 500_000, since: "2025-11-01" },
      { customer: "Ba", amountVnd: 90_000, since: "2026-01-04" },
    ];
    const { found } = adviceOn([{ day: 0 }], { debts });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: "old_debts", evidence: { totalVnd: 500_000, debtors: [{ name: "Lan" }] } });
  });

  it("calls shut hours shut, and open hours without guests quiet", () => {
    const open = [7, 8, 9, 10, 11, 12, 15, 16, 17, 18, 19];
    const busy = days(40).flatMap((day) =>
      open.flatMap((hour) => [
        { day, hour },
        { day, hour, minute: 30 },
      ]),
    );
    expect(adviceOn(busy).found).toEqual([]);
    const few = days(40)
      .filter((day) => day % 4 === 0)
      .flatMap((day) => [
        { day, hour: 13 },
        { day, hour: 14 },
      ]);
    const { found } = adviceOn([...busy, ...few]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: "promotion", action: { do: "promote_hours", fromHour: 13, toHour: 15 } });
  });

  it("takes a day that is not over for no bad day", () => {
    const usual = days(40).flatMap((day) => days(10).map((n) => ({ day, hour: 8 + n })));
    const morning = [{ day: 40, hour: 8 }];
    expect(findingsOf(adviceOn([...usual, ...morning]).found)).not.toContain("unusual_day");
    const nextDay = days(10).map((n) => ({ day: 41, hour: 8 + n }));
    const { found } = adviceOn([...usual, ...morning, ...nextDay], { dayReasons: new Map([[dateOf(40), "mưa lớn"]]) });
    expect(found[0]?.evidence).toMatchObject({ finding: "unusual_day", date: dateOf(40), likelyReason: "mưa lớn" });
  });

  it("tells the tax threshold where this year's pace crosses it, and only then", () => {
    const selling = (vnd: number) => days(60).flatMap((day) => [{ day, priceVnd: vnd }]);
    const { found } = adviceOn(selling(14_000_000));
    expect(found.find(({ kind }) => kind === "tax_threshold")?.evidence).toMatchObject({
      revenueSoFarVnd: 840_000_000,
      year: 2026,
    });
    expect(findingsOf(adviceOn(selling(3_000_000)).found)).not.toContain("tax_threshold");
  });

  it("says what runs out: days that end early at one and the same number", () => {
    const sales = days(30).flatMap((day) => {
      const sold = day % 3 === 0 ? 7 : 10;
      const bread = Array.from({ length: sold }, (_, n) => ({
        day,
        hour: 7 + (sold === 10 ? n / 5 : n),
        item: "Bánh mì",
      }));
      return [...bread, ...days(14).map((n) => ({ day, hour: 7 + n }))];
    });
    const whole = sales.map((sale) => ({
      ...sale,
      hour: Math.floor(sale.hour),
      minute: Math.round((sale.hour % 1) * 60),
    }));
    const { found } = adviceOn(whole);
    expect(found.find(({ evidence }) => evidence.finding === "sold_out")).toMatchObject({
      items: ["Bánh mì"],
      evidence: { quantity: 10, days: 20 },
    });
  });

  it("says what hardly anybody asks for, and lets a new dish have its chance", () => {
    const menu = ["Phở", "Bún", "Cơm", "Mì", "Trà", "Xôi"];
    const sales = days(100).flatMap((day) =>
      menu.flatMap((item) => [
        { day, item },
        { day, item, hour: 18 },
      ]),
    );
    const slow = [1, 30, 50, 75, 95].map((day) => ({ day, item: "Chè" }));
    const fresh = [54, 65, 76, 87, 98].map((day) => ({ day, item: "Bún riêu" }));
    const { found } = adviceOn([...sales, ...slow, ...fresh]);
    expect(found.map(({ key }) => key)).toEqual(["menu_clean_up:Chè"]);
  });

  it("needs no statistics to see a price at cost", () => {
    const { found } = adviceOn(
      days(10).map((day) => ({ day, priceVnd: 30_000 })),
      { unitCostsVnd: new Map([["Phở", 32_000]]) },
    );
    expect(found[0]?.evidence).toMatchObject({ finding: "below_cost", unitCostVnd: 32_000 });
  });
});
