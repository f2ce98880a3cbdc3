import { describe, expect, it } from "vitest";
import { findLocaleGaps, type Texts } from "../../../.ci/locale-parity.ts";

const gaps = (vi: Texts, en: Texts): readonly string[] =>
  findLocaleGaps({ vi: { "chat.json": vi }, en: { "chat.json": en } });

describe("locale parity", () => {
  it("is content when both languages say the same", () => {
    const vi = { sale: { done: "Đã ghi {{amount}}", items_other: "{{count}} món" }, lines: ["một", "hai"] };
    const en = {
      sale: { done: "Recorded {{ amount }}", items_one: "One item", items_other: "{{count}} items" },
      lines: ["one", "two"],
    };
    expect(gaps(vi, en)).toEqual([]);
  });

  it.each<[string, Texts, Texts, string[]]>([
    ["a text missing in one", { a: "x", b: "y" }, { a: "x" }, ["en/chat.json: b is missing"]],
    ["a text missing in the other", { a: "x" }, { a: "x", b: "y" }, ["vi/chat.json: b is missing"]],
    ["a text missing in a group", { g: { a: "x", b: "y" } }, { g: { a: "x" } }, ["en/chat.json: g.b is missing"]],
    ["an empty text", { a: "x" }, { a: "  " }, ["en/chat.json: a is empty"]],
    [
      "a placeholder of one language only",
      { a: "ghi {{amount}}" },
      { a: "recorded {{sum}}" },
      ["en/chat.json: a fills in {sum}, but vi {amount}"],
    ],
    [
      "a plural form that English needs",
      { n_other: "{{count}} món" },
      { n_other: "{{count}} items" },
      ["en/chat.json: n lacks its form _one"],
    ],
    [
      "a plural form that Vietnamese never uses",
      { n_one: "{{count}} món", n_other: "{{count}} món" },
      { n_one: "an item", n_other: "{{count}} items" },
      ["vi/chat.json: n has a form _one that vi never uses"],
    ],
    [
      "a count in one language only",
      { n: "{{count}} món" },
      { n_one: "an item", n_other: "{{count}} items" },
      ["en/chat.json: n counts in one language only"],
    ],
  ])("finds %s", (_, vi, en, expected) => {
    expect(gaps(vi, en)).toEqual(expected);
  });

  it("finds a missing file", () => {
    const found = findLocaleGaps({ vi: { "chat.json": { a: "x" } }, en: {} });
    expect(found).toEqual(["en/chat.json: a is missing"]);
  });

  it("takes a name that only ends like a plural form for what it is", () => {
    expect(gaps({ day_one: "ngày đầu" }, { day_one: "first day" })).toEqual([]);
  });
});
