import { describe, expect, it } from "vitest";

import { readAdminOptions } from "../../../cli/admin/read-admin-options.ts";
import { readOutboxOptions } from "../../../cli/outbox/read-outbox-options.ts";

const CHAT = "0b1f6c1e-8f0e-4a51-9d7c-2f6f0f6f3a10";

describe("the arguments of outbox", () => {
  it.each([
    [["list"], { command: "list", limit: 200 }],
    [["list", "--limit", "5", "--data-dir", "d"], { command: "list", limit: 5, dataDir: "d" }],
    [["replay", "3", "14"], { command: "replay", ids: [3, 14] }],
    [["replay", "--all"], { command: "replay", ids: "all" }],
  ])("%j", (args, options) => {
    expect(readOutboxOptions(args)).toEqual(options);
  });

  it.each([
    [[], /^outbox takes: list/],
    [["list", "3"], /^outbox takes: list/],
    [["list", "--all"], /^outbox takes: list/],
    [["replay"], /^replay takes the IDs/],
    [["replay", "3", "--all"], /^replay takes the IDs/],
    [["replay", "3", "--limit", "1"], /^outbox takes: list/],
    [["replay", "x"], /^"x" is no ID/],
    [["replay", "99999999999999999"], /is no ID/],
    [["list", "--limit", "0"], /^--limit must be a whole number/],
    [["list", "--nonsense"], /^"list --nonsense" is not understood; outbox takes/],
  ])("refuses %j", (args, sentence) => {
    expect(() => readOutboxOptions(args)).toThrow(sentence);
  });
});

describe("the arguments of admin", () => {
  it.each([
    [["shops"], { command: "shops" }],
    [["nights", "--data-dir", "d"], { command: "nights", dataDir: "d" }],
    [["block", CHAT.toUpperCase(), "--data-dir", "d"], { command: "block", chatId: CHAT, dataDir: "d" }],
    [["unblock", CHAT], { command: "unblock", chatId: CHAT }],
    [["calendar"], { command: "calendar" }],
    [
      ["calendar", "2027-01-04", "new_year"],
      { command: "calendar", edit: { date: "2027-01-04", becomes: "new_year" } },
    ],
    [["calendar", "2027-02-05", "tet-1"], { command: "calendar", edit: { date: "2027-02-05", becomes: "tet-1" } }],
    [["calendar", "2027-01-01", "usual"], { command: "calendar", edit: { date: "2027-01-01", becomes: "usual" } }],
    [
      ["calendar", "2027-01-01", "computed"],
      { command: "calendar", edit: { date: "2027-01-01", becomes: "computed" } },
    ],
    [["announce", " Nghỉ 10 phút "], { command: "announce", text: "Nghỉ 10 phút", isSure: false }],
    [
      ["announce", "x", "--language", "en", "--id", "a-1", "--yes"],
      { command: "announce", text: "x", isSure: true, language: "en", id: "a-1" },
    ],
  ])("%j", (args, options) => {
    expect(readAdminOptions(args)).toEqual(options);
  });

  it.each([
    [[], /^admin takes: shops/],
    [["shops", "x"], /^admin takes: shops/],
    [["nights", "x"], /^admin takes: shops/],
    [["shops", "--yes"], /^admin takes: shops/],
    [["block"], /^CHAT is the id that shops shows/],
    [["block", "7"], /^CHAT is the id that shops shows/],
    [["calendar", "4/1"], /^calendar takes a DAY such as/],
    [["calendar", "2027-02-30", "usual"], /^calendar takes a DAY such as/],
    [["calendar", "2027-01-04"], /^The NAME of a day is usual/],
    [["calendar", "2027-01-04", "holiday"], /^The NAME of a day is usual/],
    [["calendar", "2027-01-04", "tet-15"], /^The NAME of a day is usual/],
    [["calendar", "2027-01-04", "usual", "x"], /^calendar takes a DAY/],
    [["calendar", "--yes"], /^admin takes: shops/],
    [["announce"], /^The TEXT of announce has 1 to 2000/],
    [["announce", " "], /^The TEXT of announce has 1 to 2000/],
    [["announce", "x".repeat(2_001)], /^The TEXT of announce has 1 to 2000/],
    [["announce", "two", "words"], /^The TEXT of announce needs quotes/],
    [["announce", "x", "--language", "fr"], /^--language is vi or en/],
    [["announce", "x", "--id", "a b"], /^--id has 1 to 64/],
    [["shops", "--nonsense"], /is not understood; admin takes/],
  ])("refuses %j", (args, sentence) => {
    expect(() => readAdminOptions(args)).toThrow(sentence);
  });
});
