import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { record } from "../../cli/bench/recording.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";

/** Each statement costs every message; who adds one has a reason, and raises the number (docs/performance.md). */
const STATEMENTS = 16;
const ROUND_TRIPS = 4;

describe.each(servers())("a sale of goods that are known, on $name PostgreSQL,", (server) => {
  let shop: Conversation;
  beforeAll(async () => {
    shop = await openConversation(server);
    await shop.say("Hoa", "2 phở 50k/tô, 1 trà đá 5k/ly");
  });
  afterAll(() => shop.close());

  it("takes few statements and fewer round trips, from the way in to the committed answer", async () => {
    const event = shop.event("Hoa", { kind: "text", text: "3 phở 50k/tô, 2 trà đá 5k/ly" });
    const { statements, roundTrips } = await record(async () => {
      await shop.intake.receive(event);
      await shop.intake.drain();
    });
    expect((await shop.replies("Hoa")).at(-1)?.message.text).toContain("160.000");
    expect(statements.map(({ text }) => text.trim().split(/\s+/u).slice(0, 4).join(" "))).toHaveLength(STATEMENTS);
    expect(roundTrips).toBeLessThanOrEqual(ROUND_TRIPS);
  });

  it("sends each but BEGIN and COMMIT under a name, so that none is planned anew", async () => {
    const event = shop.event("Hoa", { kind: "text", text: "4 phở 50k/tô, 2 trà đá 5k/ly" });
    const { statements } = await record(async () => {
      await shop.intake.receive(event);
      await shop.intake.drain();
    });
    expect(statements.filter(({ name }) => name === undefined).map(({ text }) => text)).toEqual(["BEGIN", "COMMIT"]);
  });
});
