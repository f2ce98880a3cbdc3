import { describe, expect, it } from "vitest";

import { judgeResult } from "../../../core/delivery/judge-result.ts";
import type { ClaimedMessage } from "../../../core/ports/deliveries.ts";

const claimed = (change: Partial<ClaimedMessage> = {}): ClaimedMessage => ({
  ids: [1],
  kind: "reply",
  platformChatId: "7",
  message: { text: "Đã ghi" },
  attempts: 0,
  ageMs: 0,
  ...change,
});
const HOUR_MS = 3_600_000;

describe("what is done about a message after an attempt to send it", () => {
  it("waits as long as the platform wants, without counting it as a failure", () => {
    expect(judgeResult(claimed(), { kind: "slow_down", retryAfterMs: 7_000 })).toEqual({
      kind: "again",
      afterMs: 7_000,
      code: "slow_down",
      counts: false,
    });
  });

  it("tries an unreachable platform again, later and later, for a day", () => {
    const waits = [0, 1, 2, 8, 9, 50].map((attempts) =>
      judgeResult(claimed({ attempts }), { kind: "unreachable", code: "500" }),
    );
    expect(waits.map((record) => (record.kind === "again" ? record.afterMs : record.kind))).toEqual([
      1_000, 2_000, 4_000, 256_000, 300_000, 300_000,
    ]);
    expect(judgeResult(claimed({ ageMs: 23 * HOUR_MS }), { kind: "unreachable", code: "500" }).kind).toBe("again");
    expect(judgeResult(claimed({ ageMs: 24 * HOUR_MS }), { kind: "unreachable", code: "500" })).toEqual({
      kind: "done",
      state: "failed",
      code: "500",
    });
  });

  it("sends a reply of unknown fate again, three times at most, and a push never", () => {
    const unknown = { kind: "unknown", code: "timeout" } as const;
    expect([0, 1, 2].map((attempts) => judgeResult(claimed({ attempts }), unknown).kind)).toEqual([
      "again",
      "again",
      "done",
    ]);
    expect(judgeResult(claimed({ kind: "push" }), unknown)).toEqual({
      kind: "done",
      state: "unknown",
      code: "timeout",
    });
  });

  it("gives up what is refused, and a chat that is gone or moved", () => {
    expect(judgeResult(claimed(), { kind: "refused", code: "400" })).toMatchObject({ kind: "done", state: "failed" });
    expect(judgeResult(claimed(), { kind: "chat_gone", code: "403" })).toEqual({ kind: "chat_gone", code: "403" });
    expect(judgeResult(claimed(), { kind: "chat_moved", chatId: "-100" })).toEqual({
      kind: "chat_moved",
      platformChatId: "-100",
    });
  });
});
