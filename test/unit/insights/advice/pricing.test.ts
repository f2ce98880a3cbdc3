import { describe, expect, it } from "vitest";

import { paysBelowCostVnd, valueRatio } from "../../../../core/insights/advice/pricing/price-change-value.ts";
import { priceResponse } from "../../../../core/insights/advice/pricing/price-response.ts";
import type { PriceSeries } from "../../../../core/insights/advice/pricing/price-series.ts";
import { rivalLevel } from "../../../../core/insights/advice/pricing/rival-price.ts";
import { priceAbove, priceBelow } from "../../../../core/insights/advice/pricing/shop-price.ts";
import { suggestPrice } from "../../../../core/insights/advice/pricing/suggest-price.ts";
import { seededRandom } from "../../../simulation/seeded-random.ts";

/** An item whose price alternates between two levels, with a shop around it that has good and bad days. */
function seriesOf(elasticity: number, seed: number, changes = 4, days = 60): PriceSeries {
  const random = seededRandom(seed);
  const list = Array.from({ length: days }, (_, day) => day);
  const factors = list.map(() => random.factor(0.25));
  const pricesVnd = list.map((day) => (Math.floor((day * (changes + 1)) / days) % 2 === 0 ? 40_000 : 48_000));
  const quantities = list.map((day) =>
    random.poisson(30 * (factors[day] ?? 1) * ((pricesVnd[day] ?? 1) / 40_000) ** elasticity),
  );
  const others = list.map((day) => random.poisson(120 * (factors[day] ?? 1)));
  return { days: list, quantities, pricesVnd, others, changes, currentPriceVnd: pricesVnd.at(-1) ?? 0 };
}

describe("priceResponse", () => {
  it.each([-0.2, -1, -2.5])("finds an elasticity of %d within three standard deviations", (elasticity) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const response = priceResponse(seriesOf(elasticity, seed));
      expect(Math.abs((response?.elasticity ?? 99) - elasticity)).toBeLessThan(3 * (response?.elasticitySd ?? 0));
      expect(response?.elasticitySd).toBeLessThan(0.7);
    }
  });

  it("says nothing below two changes, or with fewer than fourteen days on a side", () => {
    expect(priceResponse(seriesOf(-2.5, 1, 1))).toBeUndefined();
    const short = seriesOf(-2.5, 1, 2, 30);
    expect(priceResponse(short)).toBeUndefined();
  });
});

describe("prices as shops write them", () => {
  it.each([
    [40_000, 45_000, 35_000],
    [25_000, 27_000, 23_000],
    [12_000, 13_000, 11_000],
    [5_000, 5_500, 4_500],
    [120_000, 130_000, 110_000],
  ])("from %d one step goes up to %d and down to %d", (price, above, below) => {
    expect(priceAbove(price)).toBe(above);
    expect(priceBelow(price)).toBe(below);
  });
});

describe("suggestPrice", () => {
  const situation = { currentPriceVnd: 40_000, highestTriedVnd: 45_000, lowestTriedVnd: 40_000 };
  const sure = { daysAtLowerPrices: 30, daysAtHigherPrices: 30, elasticitySd: 0.2 };

  it("goes up where guests hardly mind, down where they come for less", () => {
    expect(suggestPrice(situation, { ...sure, elasticity: -0.2 })?.change.toVnd).toBe(45_000);
    expect(suggestPrice(situation, { ...sure, elasticity: -2.8 })?.change.toVnd).toBe(35_000);
  });

  it("never goes below the cost", () => {
    const suggestion = suggestPrice({ ...situation, unitCostVnd: 36_000 }, { ...sure, elasticity: -2.8 });
    expect(suggestion?.change.toVnd).toBe(45_000);
  });

  it("goes no further than one step beyond what was tried", () => {
    const suggestion = suggestPrice({ ...situation, currentPriceVnd: 60_000 }, { ...sure, elasticity: 0 });
    expect(suggestion?.change.toVnd ?? 0).toBeLessThan(60_000);
  });
});

describe("the value of a price change", () => {
  it("is even at elasticity −1 where the cost is not known", () => {
    expect(valueRatio({ fromVnd: 40_000, toVnd: 45_000 }, -1)).toBeCloseTo(1, 12);
  });

  it("names the cost up to which a lower price pays", () => {
    const change = { fromVnd: 40_000, toVnd: 35_000 };
    const limit = paysBelowCostVnd(change, -2.5);
    expect(valueRatio({ ...change, unitCostVnd: limit - 500 }, -2.5)).toBeGreaterThan(1);
    expect(valueRatio({ ...change, unitCostVnd: limit + 500 }, -2.5)).toBeLessThan(1);
  });
});

describe("rivalLevel", () => {
  const heard = (priceVnd: number, heardOn: string, more = {}) => ({ item: "Phở bò", priceVnd, heardOn, ...more });

  it("takes the middle of the latest words, whatever the accents", () => {
    const prices = [
      heard(45_000, "2026-11-01", { who: "A" }),
      heard(50_000, "2026-11-10", { who: "A" }),
      heard(40_000, "2026-11-05", { item: "pho bo" }),
    ];
    expect(rivalLevel(prices, { item: "phở bò", today: "2026-11-25" })).toEqual({
      priceVnd: 45_000,
      count: 2,
      lastHeardOn: "2026-11-10",
    });
  });

  it("forgets what is older than sixty days, and what is of another unit", () => {
    expect(rivalLevel([heard(45_000, "2026-09-25")], { item: "phở bò", today: "2026-11-25" })).toBeUndefined();
    expect(rivalLevel([heard(45_000, "2026-09-26")], { item: "phở bò", today: "2026-11-25" })?.count).toBe(1);
    expect(
      rivalLevel([heard(200_000, "2026-11-20", { unit: "kg" })], { item: "phở bò", unit: "tô", today: "2026-11-25" }),
    ).toBeUndefined();
  });
});
