import { describe, expect, it } from "vitest";
import { splitText } from "../../../bot/zalo/split-text.ts";
import { toZaloTexts } from "../../../bot/zalo/to-zalo-texts.ts";

describe("a message on Zalo", () => {
  it("has its answers as numbered lines", () => {
    const choices = {
      kind: "question",
      options: [
        { label: "Thêm 2.000.000đ", payload: "a" },
        { label: "Tổng cả ngày", payload: "b" },
      ],
    } as const;
    expect(toZaloTexts({ text: "Thêm, hay tổng cả ngày?", choices })).toEqual([
      "Thêm, hay tổng cả ngày?\n1. Thêm 2.000.000đ\n2. Tổng cả ngày",
    ]);
  });

  it("says what to type for what can be done next, unless the text does already", () => {
    const choices = {
      kind: "actions",
      options: [
        { label: "Sửa", payload: "a", typed: "sửa thành …" },
        { label: "Huỷ", payload: "b", typed: "huỷ" },
        { label: "Xem", payload: "c" },
      ],
    } as const;
    expect(toZaloTexts({ text: "Đã ghi.", choices })).toEqual(["Đã ghi.\nSửa: “sửa thành …” · Huỷ: “huỷ”"]);
    expect(toZaloTexts({ text: "Đã ghi. Nhầm thì nhắn “huỷ”.", choices })).toEqual([
      "Đã ghi. Nhầm thì nhắn “huỷ”.\nSửa: “sửa thành …”",
    ]);
    expect(toZaloTexts({ text: "Nhắn “huỷ” hoặc “sửa thành …”.", choices })).toEqual([
      "Nhắn “huỷ” hoặc “sửa thành …”.",
    ]);
  });
});

describe("splitting a text", () => {
  it.each([
    ["một hai\nba", 100, ["một hai\nba"]],
    ["một hai\nba", 8, ["một hai", "ba"]],
    ["một hai\nba", 7, ["một hai", "ba"]],
    ["một hai\r\nba bốn", 9, ["một hai", "ba bốn"]],
    ["một\nhai ba bốn năm", 12, ["một", "hai ba bốn", "năm"]],
    ["đầu\n\n\n  thụt vào", 6, ["đầu", "  thụt", "vào"]],
    ["abcdefghij", 4, ["abcd", "efgh", "ij"]],
    ["👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12, ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"]],
    [" ".repeat(20), 8, []],
  ])("%j by %i gives %j", (text, max, parts) => {
    expect(splitText(text, max)).toEqual(parts);
  });

  it("keeps to the limit even where one sign is longer than it", () => {
    const heap = "e" + "\u0301".repeat(25);
    const parts = splitText(heap, 10);
    expect(parts.map(({ length }) => length)).toEqual([10, 10, 6]);
    expect(parts.join("")).toBe(heap);
  });
});
