import { describe, expect, it } from "vitest";

import { understand } from "../../../core/language/understand.ts";

const context = {
  now: new Date("2026-11-22T10:00:00+07:00"),
  timeZone: "Asia/Ho_Chi_Minh",
  dayCutoffMinutes: 240,
  menu: [],
  customers: [],
};

const choicesOf = (text: string) =>
  understand(text, context).acts.map((act) =>
    act.ask?.[0]?.choices.map(({ label, act: chosen }) => [label, chosen.totalVnd]),
  );

describe("choices for a rough amount", () => {
  it.each([
    ["bán khoảng 2 triệu", [["2tr", 2_000_000]]],
    [
      "bán 3-4 triệu",
      [
        ["3tr", 3_000_000],
        ["4tr", 4_000_000],
      ],
    ],
    [
      "bán 50-70k",
      [
        ["50k", 50_000],
        ["70k", 70_000],
      ],
    ],
    [
      "chi 3-4 trăm",
      [
        ["300k", 300_000],
        ["400k", 400_000],
      ],
    ],
    [
      "bán từ 2 đến 3 triệu",
      [
        ["2tr", 2_000_000],
        ["3tr", 3_000_000],
      ],
    ],
    [
      "bán hai ba triệu",
      [
        ["2tr", 2_000_000],
        ["3tr", 3_000_000],
        ["23tr", 23_000_000],
      ],
    ],
    ["bán khoảng 100 đô", []],
  ])("%s", (text, choices) => {
    expect(choicesOf(text)).toEqual([choices]);
  });
});
