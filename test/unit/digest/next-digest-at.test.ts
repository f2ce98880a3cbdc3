import { describe, expect, it } from "vitest";

import { changedDigest } from "../../../core/digest/digest-settings.ts";
import { nextDigestAt } from "../../../core/digest/next-digest-at.ts";
import type { DigestSchedule } from "../../../core/ports/digests.ts";

const schedule = (change: Partial<DigestSchedule> = {}): DigestSchedule => ({
  tenantId: "t",
  chatId: "c",
  personId: "p",
  timeZone: "Asia/Ho_Chi_Minh",
  dayCutoffMinutes: 240,
  sendAtMinutes: 420,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  enabled: true,
  form: "full",
  weekly: true,
  monthly: true,
  tips: true,
  alerts: true,
  ...change,
});
const at = (local: string): Date => new Date(`${local}:00+07:00`);

describe("the next digest", () => {
  it("comes today while its time lies ahead, else tomorrow; never twice for the same moment", () => {
    expect(nextDigestAt(schedule(), at("2026-11-22T06:59"))).toEqual(at("2026-11-22T07:00"));
    expect(nextDigestAt(schedule(), at("2026-11-22T07:00"))).toEqual(at("2026-11-23T07:00"));
    expect(nextDigestAt(schedule(), at("2026-12-31T12:00"))).toEqual(at("2027-01-01T07:00"));
  });

  it("comes on its weekdays alone, and not at all when switched off", () => {
    expect(nextDigestAt(schedule({ weekdays: [1] }), at("2026-11-23T07:00"))).toEqual(at("2026-11-30T07:00"));
    expect(nextDigestAt(schedule({ weekdays: [6, 7] }), at("2026-11-23T08:00"))).toEqual(at("2026-11-28T07:00"));
    expect(nextDigestAt(schedule({ enabled: false }), at("2026-11-22T06:59"))).toBeUndefined();
  });

  it("keeps the hour on the wall where clocks change", () => {
    const berlin = schedule({ timeZone: "Europe/Berlin" });
    expect(nextDigestAt(berlin, new Date("2026-10-24T06:00:00Z"))).toEqual(new Date("2026-10-25T06:00:00Z"));
    expect(nextDigestAt(berlin, new Date("2026-03-28T07:00:00Z"))).toEqual(new Date("2026-03-29T05:00:00Z"));
  });
});

describe("a setting of the digest", () => {
  it("changes its hour, its days, and whether it comes", () => {
    expect(changedDigest(schedule(), { name: "digest_time", value: "06:30" })).toMatchObject({ sendAtMinutes: 390 });
    expect(changedDigest(schedule(), { name: "digest_days", value: "7,1,7" })).toMatchObject({ weekdays: [1, 7] });
    expect(changedDigest(schedule(), { name: "digest", value: "off" })).toMatchObject({ enabled: false });
    expect(changedDigest(schedule({ enabled: false }), { name: "digest_time", value: "8:00" })).toMatchObject({
      enabled: true,
    });
  });

  it("is refused before the day it tells of is over", () => {
    expect(changedDigest(schedule(), { name: "digest_time", value: "04:29" })).toBe("too_early");
    expect(changedDigest(schedule(), { name: "digest_time", value: "04:30" })).toMatchObject({ sendAtMinutes: 270 });
  });

  it.each(["25:00", "x", "", "-1:00"])("is none at the time %j", (value) => {
    expect(changedDigest(schedule(), { name: "digest_time", value })).toBeUndefined();
  });
  it.each(["", "8", "0,1", "x"])("is none for the days %j", (value) => {
    expect(changedDigest(schedule(), { name: "digest_days", value })).toBeUndefined();
  });
});
