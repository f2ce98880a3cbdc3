import { afterEach, describe, expect, it } from "vitest";
import { OperationalError } from "../../../core/ports/errors.ts";
import { deliver } from "../../support/zalo/fault-server.ts";
import { closeAll, openWebhooks, openZalo, OTHER_TOKEN, SECRET, TOKEN } from "../../support/zalo/open-doors.ts";
import { textUpdate, zaloUpdate } from "../../support/zalo/updates.ts";

afterEach(closeAll);

const JSON_TYPE = "application/json";

/** A bot whose webhook is set. */
const begin = async (tokens: readonly string[] = [TOKEN]) => {
  const world = await openZalo();
  const { publicUrl, doors } = await openWebhooks(world, tokens);
  for (const door of doors) door.start();
  await world.zalo.called("setWebhook", tokens.length);
  return { ...world, doors, url: `${publicUrl}/zalo/111` };
};

describe("a Zalo bot with a webhook", () => {
  it("tells Zalo its address, answers the probe, and hands what a person writes to the intake", async () => {
    const { zalo, recording, url } = await begin();
    expect(zalo.webhookOf(TOKEN)).toEqual({ url, secret: SECRET });
    expect(zalo.probes).toEqual([200]);
    expect(recording.events).toEqual([]);
    expect(await zalo.post(TOKEN, textUpdate("hôm nay bán 2 triệu"))).toBe(200);
    expect(recording.events).toMatchObject([
      { channel: "zalo", botId: "111", eventId: "m-1", content: { kind: "text", text: "hôm nay bán 2 triệu" } },
    ]);
  });

  it("takes both shapes of a body, and a repeated event without harm", async () => {
    const { zalo, recording } = await begin();
    const event = textUpdate("bán 200k");
    expect(await zalo.post(TOKEN, { ok: true, result: event })).toBe(200);
    expect(await zalo.post(TOKEN, event)).toBe(200);
    expect(recording.events).toHaveLength(1);
    expect(recording.repeats()).toBe(1);
  });

  it.each([
    [
      "with another secret",
      { secret: "another-secret-of-len", body: JSON.stringify(textUpdate("lén")), type: JSON_TYPE },
    ],
    ["with the start of the secret", { secret: SECRET.slice(0, -1), body: JSON.stringify(textUpdate("lén")) }],
    ["with an empty secret", { secret: "", body: JSON.stringify(textUpdate("lén")), type: JSON_TYPE }],
    ["without a secret", { body: JSON.stringify(textUpdate("lén")), type: JSON_TYPE }],
    ["with another secret and no body", { secret: "another-secret-of-len" }],
  ])("refuses what comes %s", async (_how, delivery) => {
    const { recording, url } = await begin();
    expect(await deliver(url, delivery)).toBe(403);
    expect(recording.events).toEqual([]);
  });

  it.each([
    ["GET without anything", { method: "GET" }],
    ["POST without anything", {}],
    ["POST with the secret and no body", { secret: SECRET }],
  ])("answers a probe by %s, and does nothing", async (_how, delivery) => {
    const { recording, url } = await begin();
    expect(await deliver(url, delivery)).toBe(200);
    expect(recording.events).toEqual([]);
  });

  it("refuses what is not JSON or too large, and takes JSON whatever its type is called", async () => {
    const { recording, url } = await begin();
    expect(await deliver(url, { secret: SECRET, body: '{"event_name":', type: JSON_TYPE })).toBe(400);
    expect(await deliver(url, { secret: SECRET, body: '{"event_name":', type: "text/plain" })).toBe(400);
    const large = JSON.stringify(textUpdate("a".repeat(1024 * 1024)));
    expect(await deliver(url, { secret: SECRET, body: large, type: "text/plain" })).toBe(413);
    expect(recording.events).toEqual([]);
    const fine = JSON.stringify(textUpdate("bán 200k"));
    expect(await deliver(url, { secret: SECRET, body: fine, type: "text/plain" })).toBe(200);
    expect(recording.events).toHaveLength(1);
  });

  it("answers 200 to what is no message, so that it does not come again", async () => {
    const { zalo, recording, lines } = await begin();
    expect(await zalo.post(TOKEN, { event_name: "message.unsupported.received" })).toBe(200);
    expect(await zalo.post(TOKEN, { hello: 1 })).toBe(200);
    expect(await zalo.post(TOKEN, zaloUpdate("message.image.received", { photo_url: "https://x.example/p" }))).toBe(
      200,
    );
    expect(recording.events.map(({ content }) => content)).toEqual([{ kind: "unsupported", what: "photo" }]);
    expect(lines.filter(({ level }) => level === "warn")).toHaveLength(2);
  });

  it("asks Zalo to come again when the event could not be kept", async () => {
    const { zalo, recording } = await begin();
    recording.fail(new OperationalError("database_unreachable", "The database cannot be reached."), new Error("odd"));
    const event = textUpdate("bán 200k");
    expect(await zalo.post(TOKEN, event)).toBe(503);
    expect(await zalo.post(TOKEN, event)).toBe(503);
    expect(recording.events).toEqual([]);
    expect(await zalo.post(TOKEN, event)).toBe(200);
    expect(recording.events).toHaveLength(1);
  });

  it("keeps bots apart by their addresses", async () => {
    const { zalo, recording } = await begin([TOKEN, OTHER_TOKEN]);
    await zalo.post(OTHER_TOKEN, textUpdate("của bot hai"));
    await zalo.post(TOKEN, textUpdate("của bot một"));
    expect(recording.events.map(({ botId }) => botId)).toEqual(["222", "111"]);
  });

  it("sets the webhook at last, waiting longer each time, and tells the operator once", async () => {
    const world = await openZalo();
    world.zalo.fail(
      "setWebhook",
      { kind: "error", code: 400 },
      { kind: "error", code: 500, status: 500 },
      { kind: "reset" },
      { kind: "garbage", status: 502 },
    );
    const { doors, publicUrl } = await openWebhooks(world);
    for (const door of doors) door.start();
    await world.logged(2);
    await doors[0]?.close();
    expect(world.pauses.all).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(world.zalo.webhookOf(TOKEN)?.url).toBe(`${publicUrl}/zalo/111`);
    expect(world.lines.map(({ level }) => level)).toEqual(["warn", "info"]);
    expect(JSON.stringify(world.lines)).not.toContain("alpha-token");
  });

  it("stops telling Zalo with one sentence when the token is unknown", async () => {
    const world = await openZalo({ tokens: [OTHER_TOKEN] });
    const { doors } = await openWebhooks(world);
    for (const door of doors) door.start();
    await world.logged(1);
    await doors[0]?.close();
    expect(world.lines.map(({ level, message }) => [level, message])).toEqual([
      ["error", "Zalo does not know the token of this bot: correct it in ZALO_BOT_TOKEN and restart"],
    ]);
    expect(world.zalo.callsOf("setWebhook")).toHaveLength(1);
  });

  it("closes at once while Zalo does not answer", async () => {
    const world = await openZalo();
    world.zalo.fail("setWebhook", { kind: "hang" });
    const { doors } = await openWebhooks(world);
    doors[0]?.start();
    await world.zalo.called("setWebhook");
    await doors[0]?.close();
    expect(world.lines).toEqual([]);
  });
});
