import { describe, expect, it } from "vitest";

import type { ColumnChart, Drawing } from "../../../core/ports/drawing.ts";
import { createDrawer } from "../../../present/charts/create-drawer.ts";
import { shortAmount } from "../../../present/charts/short-amount.ts";

const drawer = createDrawer();
const frame = { title: "Doanh thu", language: "vi", unit: "vnd" } as const;
const columns: ColumnChart = {
  ...frame,
  kind: "columns",
  columns: [
    { label: "T2", value: 1_800_000, before: 1_500_000 },
    { label: "T3", value: 0 },
  ],
  legend: { now: "Tuần này", before: "Tuần trước" },
};
const DRAWINGS: Drawing[] = [
  columns,
  { ...frame, kind: "columns", columns: [] },
  { ...frame, kind: "bars", bars: [{ label: "Phở {bò} & <gà>", value: 3_000_000, note: "60 tô", isWarning: true }] },
  { ...frame, kind: "bars", bars: [] },
  { ...frame, kind: "shares", parts: [{ label: "Tiền mặt", value: 0 }] },
  {
    ...frame,
    kind: "forecast",
    days: [
      { label: "26/11", actual: 1 },
      { label: "27/11", mean: 2, lower: 1, upper: 3 },
    ],
    legend: { actual: "Thực tế", mean: "Dự báo", interval: "Khoảng dễ xảy ra" },
  },
];

const widthOf = (png: Uint8Array): number => Buffer.from(png).readUInt32BE(16);

describe("a drawing", () => {
  it.each(DRAWINGS)("becomes a PNG as wide as a phone: $kind", async (drawing) => {
    const png = await drawer.draw(drawing);
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe("PNG");
    expect(widthOf(png)).toBe(1080);
  });

  it("comes out the same each time", async () => {
    expect(Buffer.from(await drawer.draw(columns)).equals(Buffer.from(await drawer.draw(columns)))).toBe(true);
  });

  // A font without the letter would draw both words with the same empty box.
  it.each([
    ["phở", "phỡ"],
    ["tuần", "tuẫn"],
    ["đặc", "dặc"],
    ["ƯỚT", "ƯỢT"],
    ["nghỉ", "nghị"],
    ["quẩy", "quẫy"],
  ])("has the Vietnamese letters: %s is not %s", async (title, other) => {
    const [one, another] = [await drawer.draw({ ...columns, title }), await drawer.draw({ ...columns, title: other })];
    expect(Buffer.from(one).equals(Buffer.from(another))).toBe(false);
  });
});

describe("an amount in a picture", () => {
  it.each([
    [2_345_000, "2,35 triệu"],
    [450_000, "450k"],
    [1_200_000_000, "1,2 tỷ"],
    [0, "0đ"],
    [123_456_789, "123 triệu"],
  ])("is said as people say it: %d", (value, said) => {
    expect(shortAmount(value, { language: "vi", unit: "vnd" })).toBe(said);
  });

  it("is short above a column, and a count is a count", () => {
    expect(shortAmount(2_345_000, { language: "vi", unit: "vnd", tight: true })).toBe("2,3tr");
    expect(shortAmount(2_345_000, { language: "en", unit: "vnd", tight: true })).toBe("2.3m");
    expect(shortAmount(1_234, { language: "vi", unit: "count" })).toBe("1.234");
  });
});
