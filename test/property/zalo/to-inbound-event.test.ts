import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toInboundEvent } from "../../../bot/zalo/to-inbound-event.ts";

const CONTEXT = { botId: "111", receivedAt: new Date("2026-11-22T03:00:10.000Z") };
/** What a database takes: neither NUL nor half a surrogate pair. */
const KEPT = /^[^\0\p{Surrogate}]+$/u;

const odd = fc.oneof(fc.jsonValue(), fc.string({ unit: "binary" }), fc.double());
const id = fc.oneof({ weight: 6, arbitrary: fc.uuid() }, { weight: 1, arbitrary: odd });
const mostly = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 6, arbitrary }, { weight: 1, arbitrary: odd });

// Near enough to a real update that every check of it is reached.
const message = fc.record(
  {
    message_id: id,
    chat: mostly(fc.record({ id, chat_type: odd }, { requiredKeys: ["id"] })),
    from: mostly(fc.record({ id, is_bot: odd, display_name: odd }, { requiredKeys: ["id"] })),
    date: mostly(fc.integer()),
    text: mostly(fc.string({ unit: "binary" })),
  },
  { requiredKeys: ["message_id", "chat"] },
);
const eventName = mostly(fc.constantFrom("message.text.received", "message.image.received"));
const update = fc.record({ event_name: eventName, message: mostly(message) }, { requiredKeys: [] });
const body = fc.oneof(
  update,
  update.map((result) => ({ ok: true, result })),
  odd,
);

describe("reading whatever Zalo may send", () => {
  it("never throws, and makes only events that can be kept", () => {
    let events = 0;
    fc.assert(
      fc.property(body, (sent) => {
        const reading = toInboundEvent(sent, CONTEXT);
        if (reading.kind === "ignored") return;
        events += 1;
        const { event } = reading;
        for (const given of [event.eventId, event.chatId, event.sender.userId]) expect(given).toMatch(KEPT);
        expect(event.sentAt.getTime()).toBeLessThanOrEqual(CONTEXT.receivedAt.getTime());
        expect(event.sender.displayName ?? "x").toMatch(KEPT);
        if (event.content.kind === "text") expect(`${event.content.text}.`).toMatch(KEPT);
      }),
      { numRuns: 3_000 },
    );
    // Else the shapes above have gone stale and nothing was looked at.
    expect(events).toBeGreaterThan(300);
  });
});
