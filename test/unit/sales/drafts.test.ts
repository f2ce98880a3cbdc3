import { describe, expect, it } from "vitest";

import type { Act } from "../../../core/language/act.ts";
import type { SaleEntry } from "../../../core/ports/entry.ts";
import { correctedDraft } from "../../../core/entries/corrected-draft.ts";
import { goodsDraft } from "../../../core/entries/goods-draft.ts";

const DAY = "2026-11-22";
const sale = (act: Partial<Act>): Act => ({ act: "sale", date: DAY, ...act });

describe("an act becomes an entry", () => {
  it("as a lump sum, or with its goods and their sum", () => {
    expect(goodsDraft(sale({ totalVnd: 200_000 }))).toEqual({
      businessDate: DAY,
      totalVnd: 200_000,
      scope: "lump",
      items: [],
    });
    expect(goodsDraft(sale({ items: [{ name: "phở", quantity: 1.5, unitPriceVnd: 50_000 }] }))).toMatchObject({
      totalVnd: 75_000,
      scope: "items",
      items: [{ totalVnd: 75_000 }],
    });
  });

  it.each<[string, Partial<Act>]>([
    ["no amount", {}],
    ["an amount of nothing", { totalVnd: 0 }],
    ["a negative amount", { totalVnd: -100_000 }],
    ["an amount that is not whole", { totalVnd: 0.5 }],
    ["an amount beyond belief", { totalVnd: 9e15 }],
    ["not a number", { totalVnd: Number.NaN }],
    ["goods without a price", { items: [{ name: "phở", quantity: 2 }] }],
    ["goods of no quantity", { items: [{ name: "phở", quantity: 0, totalVnd: 50_000 }] }],
    ["a price that makes no whole đồng", { items: [{ name: "thịt", quantity: 0.333, unitPriceVnd: 100 }] }],
    [
      "a total that its goods do not make",
      { totalVnd: 90_000, items: [{ name: "phở", quantity: 1, totalVnd: 50_000 }] },
    ],
  ])("not with %s", (_, act) => {
    expect(goodsDraft(sale(act))).toBeUndefined();
  });

  it("not without a date", () => {
    expect(goodsDraft({ act: "sale", totalVnd: 200_000 })).toBeUndefined();
  });
});

describe("a correction", () => {
  const entry = (change: Partial<SaleEntry>): SaleEntry => ({
    kind: "sale",
    id: "e",
    locationId: "l",
    businessDate: DAY,
    occurredAt: new Date(0),
    totalVnd: 200_000,
    scope: "lump",
    items: [],
    ...change,
  });
  const pho = { itemId: "p", name: "Phở bò", quantity: 2, unit: "tô", unitPriceVnd: 50_000, totalVnd: 100_000 };
  const tea = { itemId: "t", name: "trà đá", quantity: 2, unitPriceVnd: 5_000, totalVnd: 10_000 };
  const one = entry({ totalVnd: 100_000, scope: "items", items: [pho] });
  const two = entry({ totalVnd: 110_000, scope: "items", items: [pho, tea] });
  const correct = (act: Partial<Act>): Act => ({ act: "correct", ...act });

  it("changes the amount, the day, the payment or the customer of a lump sum", () => {
    expect(correctedDraft(entry({}), correct({ totalVnd: 180_000 }))).toMatchObject({
      totalVnd: 180_000,
      businessDate: DAY,
    });
    expect(correctedDraft(entry({}), correct({ date: "2026-11-21" }))).toMatchObject({
      totalVnd: 200_000,
      businessDate: "2026-11-21",
    });
    expect(correctedDraft(entry({}), correct({ payment: "transfer" }))).toMatchObject({ payment: "transfer" });
    expect(correctedDraft(entry({}), correct({ customer: "chị Lan" }))).toMatchObject({ customerName: "chị Lan" });
  });

  it("keeps the day where the date was only implied", () => {
    const act = correct({ totalVnd: 180_000, date: "2026-11-25", implied: ["date"] });
    expect(correctedDraft(entry({}), act)).toMatchObject({ businessDate: DAY });
  });

  it("changes the quantity of the only goods, keeping their price", () => {
    expect(correctedDraft(one, correct({ items: [{ name: "", quantity: 3 }] }))).toMatchObject({
      totalVnd: 150_000,
      items: [{ name: "Phở bò", quantity: 3, unit: "tô", unitPriceVnd: 50_000 }],
    });
  });

  it("changes the goods that are named, whatever their case, and leaves the others", () => {
    expect(correctedDraft(two, correct({ items: [{ name: "trà đá", quantity: 4 }] }))).toMatchObject({
      totalVnd: 120_000,
      items: [{ quantity: 2 }, { quantity: 4 }],
    });
    expect(
      correctedDraft(two, correct({ items: [{ name: "PHỞ BÒ", quantity: 1, unitPriceVnd: 60_000 }] })),
    ).toMatchObject({
      totalVnd: 70_000,
    });
  });

  it("takes a new total for one kind of goods, with a price each only where it comes out whole", () => {
    expect(correctedDraft(one, correct({ totalVnd: 90_000 }))).toMatchObject({ items: [{ unitPriceVnd: 45_000 }] });
    const odd = correctedDraft(one, correct({ totalVnd: 90_001 }));
    expect(odd).toMatchObject({ totalVnd: 90_001, items: [{ totalVnd: 90_001 }] });
    expect(odd).not.toHaveProperty("items.0.unitPriceVnd");
  });

  it("is unclear where it fits several goods or none", () => {
    expect(correctedDraft(two, correct({ totalVnd: 90_000 }))).toBe("unclear");
    expect(correctedDraft(two, correct({ items: [{ name: "", quantity: 3 }] }))).toBe("unclear");
    expect(correctedDraft(two, correct({ items: [{ name: "bún", quantity: 3 }] }))).toBe("unclear");
    expect(correctedDraft(entry({}), correct({ items: [{ name: "", quantity: 3 }] }))).toBe("unclear");
  });

  it("puts other goods in the place of all where they are complete", () => {
    const act = correct({ items: [{ name: "bún chả", quantity: 1, unitPriceVnd: 55_000 }] });
    expect(correctedDraft(two, act)).toMatchObject({ totalVnd: 55_000, items: [{ name: "bún chả" }] });
  });

  it("changes nothing where the book says so already", () => {
    expect(correctedDraft(entry({}), correct({ totalVnd: 200_000 }))).toBe("unchanged");
    expect(correctedDraft(one, correct({ items: [{ name: "phở bò", quantity: 2 }] }))).toBe("unchanged");
  });
});
