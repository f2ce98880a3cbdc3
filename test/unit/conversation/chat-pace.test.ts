import { describe, expect, it } from "vitest";

import { createChatPace } from "../../../core/conversation/chat-pace.ts";

describe("the pace of a chat", () => {
  const paceOf = () => {
    const clock = { ms: 0 };
    const pace = createChatPace(() => clock.ms);
    /** Works off as much as the pace lets it. */
    const work = (key: string): number => {
      let done = 0;
      for (; done < 1_000 && pace.mayWork(key); done++) pace.worked(key);
      return done;
    };
    return { clock, pace, work };
  };

  it("lets a burst through, then one message a second", () => {
    const { clock, work } = paceOf();
    expect(work("flood")).toBe(60);
    clock.ms += 999;
    expect(work("flood")).toBe(0);
    clock.ms += 1;
    expect(work("flood")).toBe(1);
    clock.ms += 5_500;
    expect(work("flood")).toBe(5);
  });

  it("holds up no other chat", () => {
    const { work } = paceOf();
    work("flood");
    expect(work("quiet")).toBe(60);
  });

  it("has forgotten a flood after a minute's rest, and saves up no more than a burst", () => {
    const { clock, work } = paceOf();
    work("flood");
    clock.ms += 60_000;
    expect(work("flood")).toBe(60);
    clock.ms += 3_600_000;
    expect(work("flood")).toBe(60);
  });

  it("still knows a chat in a flood when it tidies up after thousands of others", () => {
    const { clock, pace, work } = paceOf();
    for (let chat = 0; chat < 20_000; chat++) pace.worked(`chat ${String(chat)}`);
    work("flood");
    clock.ms += 2_000;
    for (let chat = 20_000; chat < 40_000; chat++) pace.worked(`chat ${String(chat)}`);
    expect(work("flood")).toBe(2);
  });
});
