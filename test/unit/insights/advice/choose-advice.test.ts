import { describe, expect, it } from "vitest";

import { chooseAdvice, type PastTip } from "../../../../core/insights/advice/choose-advice.ts";
import { ADVICE_KINDS, type AdviceKind, type Recommendation } from "../../../../core/insights/advice/recommendation.ts";

const TODAY = "2026-11-25";

const tip = (key: string, expectedVnd: number, more: Partial<Recommendation> = {}): Recommendation => ({
  kind: "menu_clean_up",
  key,
  items: [key],
  period: { from: "2026-09-01", to: TODAY },
  evidence: {
    finding: "slow_item",
    days: 60,
    sold: 3,
    perWeekInterval: { lower: 0.1, upper: 0.9 },
    revenueVnd: 60_000,
  },
  recordCount: 60,
  confidence: 0.9,
  action: { do: "hide_item", item: key },
  expectedVnd,
  followUp: { afterDays: 14, measure: "none" },
  ...more,
});

const past = (key: string, toldOn: string, more: Partial<PastTip> = {}): PastTip => ({
  key,
  kind: "menu_clean_up",
  toldOn,
  recordCount: 60,
  ...more,
});

const toldKeys = (found: readonly Recommendation[], before: readonly PastTip[]): string[] =>
  chooseAdvice(found, before, TODAY).told.map(({ key }) => key);

describe("chooseAdvice", () => {
  it("keeps ten and tells three, the most valuable first, of a kind only the best", () => {
    const found = Array.from({ length: 14 }, (_, i) => {
      const kind = ADVICE_KINDS[Math.floor(i / 2)] ?? "pricing";
      return tip(`món ${String(i)}`, i * 1_000, { kind });
    });
    const { kept, told } = chooseAdvice(found, [], TODAY);
    expect(kept).toHaveLength(10);
    expect(told.map(({ key }) => key)).toEqual(["món 13", "món 11", "món 9"]);
  });

  it("does not repeat a tip within two weeks, and does after", () => {
    expect(toldKeys([tip("a", 1_000)], [past("a", "2026-11-12")])).toEqual([]);
    expect(toldKeys([tip("a", 1_000)], [past("a", "2026-11-11")])).toEqual(["a"]);
  });

  it("repeats it earlier where the evidence grew by half, unless it was taken", () => {
    const grown = tip("a", 1_000, { recordCount: 90 });
    expect(toldKeys([grown], [past("a", "2026-11-20")])).toEqual(["a"]);
    expect(toldKeys([grown], [past("a", "2026-11-20", { answer: "taken" })])).toEqual([]);
    expect(toldKeys([grown], [past("a", "2026-10-01", { answer: "taken" })])).toEqual([]);
    expect(toldKeys([grown], [past("a", "2026-09-20", { answer: "taken" })])).toEqual(["a"]);
  });

  it("leaves a rejected tip alone for a season", () => {
    const rejected = past("a", "2026-09-10", { answer: "rejected" });
    expect(toldKeys([tip("a", 1_000, { recordCount: 600 })], [rejected])).toEqual([]);
  });

  it("ranks a kind lower whose tips were rejected or did nothing, higher where they were taken", () => {
    const other = (kind: AdviceKind): Recommendation => tip("b", 900, { kind });
    const found = [tip("a", 1_000), other("promotion")];
    expect(toldKeys(found, [past("x", "2026-11-20", { answer: "rejected" })])[0]).toBe("b");
    expect(toldKeys(found, [past("x", "2026-10-20", { answer: "taken", measuredShare: 0 })])[0]).toBe("b");
    expect(toldKeys(found, [past("x", "2026-10-20", { answer: "taken", measuredShare: 1 })])[0]).toBe("a");
  });
});
