import { describe, expect, it } from "vitest";

import { businessDate, occurredAt } from "../../../core/sales/business-date.ts";

const SHOP = { timeZone: "Asia/Ho_Chi_Minh", dayCutoffMinutes: 240 };
const at = (local: string): Date => new Date(`${local}:00+07:00`);

describe("the business day", () => {
  it.each([
    ["2026-11-22T04:00", "2026-11-22"],
    ["2026-11-22T23:59", "2026-11-22"],
    ["2026-11-23T03:59", "2026-11-22"],
    ["2026-11-23T04:00", "2026-11-23"],
    ["2027-01-01T02:00", "2026-12-31"],
    ["2028-03-01T00:30", "2028-02-29"],
  ])("of %s is %s", (local, date) => {
    expect(businessDate(at(local), SHOP)).toBe(date);
  });

  it("follows the shop's zone and cut-off, also where clocks change", () => {
    expect(businessDate(new Date("2026-11-22T20:00:00Z"), { ...SHOP, dayCutoffMinutes: 0 })).toBe("2026-11-23");
    const berlin = { timeZone: "Europe/Berlin", dayCutoffMinutes: 240 };
    expect(businessDate(new Date("2026-10-25T02:30:00Z"), berlin)).toBe("2026-10-24");
    expect(businessDate(new Date("2026-10-25T03:30:00Z"), berlin)).toBe("2026-10-25");
  });
});

describe("when a sale happened", () => {
  const now = at("2026-11-22T10:00");
  it("is now for the day that runs", () => {
    expect(occurredAt("2026-11-22", undefined, now, SHOP)).toEqual(now);
  });
  it("is noon of a day that is past", () => {
    expect(occurredAt("2026-11-20", undefined, now, SHOP)).toEqual(at("2026-11-20T12:00"));
  });
  it("is the time that was said, and after midnight the next calendar day", () => {
    expect(occurredAt("2026-11-21", "20:15", now, SHOP)).toEqual(at("2026-11-21T20:15"));
    expect(occurredAt("2026-11-21", "01:30", now, SHOP)).toEqual(at("2026-11-22T01:30"));
    expect(occurredAt("2026-12-31", "00:30", now, SHOP)).toEqual(at("2027-01-01T00:30"));
  });
});
