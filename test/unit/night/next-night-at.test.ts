import { describe, expect, it } from "vitest";

import { nextNightAt } from "../../../core/night/next-night-at.ts";

const vietnam = { timeZone: "Asia/Ho_Chi_Minh", dayCutoffMinutes: 240 };
const at = (local: string, offset = "+07:00"): Date => new Date(`${local}:00${offset}`);

describe("the next night", () => {
  it("comes five minutes after the cut-off, today while that lies ahead; never twice for the same moment", () => {
    expect(nextNightAt(vietnam, at("2026-11-22T04:04"))).toEqual(at("2026-11-22T04:05"));
    expect(nextNightAt(vietnam, at("2026-11-22T04:05"))).toEqual(at("2026-11-23T04:05"));
    expect(nextNightAt(vietnam, at("2026-12-31T20:00"))).toEqual(at("2027-01-01T04:05"));
  });

  it("goes by the shop's own cut-off and the clock on its wall, when that is set forward too", () => {
    expect(nextNightAt({ ...vietnam, dayCutoffMinutes: 0 }, at("2026-11-22T04:04"))).toEqual(at("2026-11-23T00:05"));
    const berlin = { timeZone: "Europe/Berlin", dayCutoffMinutes: 150 };
    expect(nextNightAt(berlin, at("2026-03-28T12:00", "+01:00"))).toEqual(at("2026-03-29T03:35", "+02:00"));
    expect(nextNightAt(berlin, at("2026-03-29T12:00", "+02:00"))).toEqual(at("2026-03-30T02:35", "+02:00"));
  });
});
