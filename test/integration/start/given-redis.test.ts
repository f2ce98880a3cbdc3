import { afterAll, describe, expect, it } from "vitest";

import { ask } from "../../support/network/http.ts";
import { openBrowserChat } from "../../support/program/browser-chat.ts";
import { SEVERAL_STARTS, programStand, stop } from "../../support/program/program-stand.ts";

const given = process.env["REDIS_URL"] ?? "";
// A program takes whatever job it finds: it looks in another database than the tests of jobs that run at the same time.
const redisUrl = given && new URL("/7", given).href;

describe.runIf(redisUrl !== "")("the queue on a given Redis", SEVERAL_STARTS, () => {
  const stand = programStand({ name: "ourselves" });
  afterAll(() => stand.clear());

  it("serves the same chat, says where the queue is, and ends in order", async () => {
    const program = await stand.start({ DATA_DIR: await stand.folder(), REDIS_URL: redisUrl });
    expect(program.printed.stdout).toMatch(/\n  Queue: {2}rediss?:\/\/\S+\n/);
    expect((await ask(`${program.url}/ready`)).json()).toMatchObject({ checks: { database: "ok", queue: "ok" } });
    const chat = await openBrowserChat(program.url);
    expect(await chat.say("hôm nay bán 2 triệu")).toContain("Đã ghi bán 2.000.000đ");
    expect(await stop(program)).toEqual({ exitCode: 0, signal: null });
    expect(program.printed.stderr).toBe("");
  });
});
