import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { ask } from "../../support/network/http.ts";
import { isRunning, postmasterPid } from "../../support/postgres/program-bench.ts";
import { testUsers } from "../../support/postgres/test-users.ts";
import { openBrowserChat } from "../../support/program/browser-chat.ts";
import { SEVERAL_STARTS, programStand, type RunningServer, stop } from "../../support/program/program-stand.ts";

describe.each(testUsers())("the first start as $name, with nothing configured", SEVERAL_STARTS, (user) => {
  const stand = programStand(user);
  let dataDir = "";
  let server: RunningServer;
  beforeAll(async () => {
    dataDir = await stand.folder();
    // A locale that the machine does not have must not colour the cluster, nor must none at all.
    server = await stand.start({ DATA_DIR: dataDir, LANG: "xx", LC_ALL: "xx_YY.ISO-8859-1" });
  });
  afterAll(() => stand.clear());

  it("greets with what runs where and what to do next", () => {
    const lines = server.printed.stdout.split("\n").filter((line) => !/^(Preparing|PostgreSQL|\{)/.test(line));
    expect(lines).toEqual([
      "Sổ Tiệm is running (role: all).",
      `  Book:   built-in PostgreSQL in ${dataDir}`,
      "  Queue:  BullMQ on the same PostgreSQL",
      `  Chat:   ${server.url}  ← open this and text: hôm nay bán 2 triệu`,
      "  Demo:   npm run -s demo  opens two made-up shops with two years of sales",
      `  Health: ${server.url}/health and ${server.url}/ready`,
      "  In a terminal: npm run -s chat      Stop: Ctrl-C",
      "",
    ]);
    expect(server.url).toMatch(/^http:\/\/localhost:[1-9]\d+$/);
  });

  it("is healthy and ready", async () => {
    const [health, ready] = await Promise.all([ask(`${server.url}/health`), ask(`${server.url}/ready`)]);
    expect([health.status, ready.status]).toEqual([200, 200]);
    expect(ready.json()).toMatchObject({ checks: { database: "ok", queue: "ok" } });
  });

  it("shows the chat, records the first message of a stranger and tells the day", async () => {
    expect((await ask(server.url)).text).toMatch(/<html[^>]*lang="vi"/);
    const chat = await openBrowserChat(server.url);
    expect(await chat.say("hôm nay bán 2 triệu")).toContain("Đã ghi bán 2.000.000đ");
    expect(await chat.say("hôm nay bán được bao nhiêu?")).toContain("2.000.000đ");
  });

  it("ends by SIGTERM with code 0, no server left and nothing to complain of", async () => {
    const postmaster = await postmasterPid(dataDir);
    expect(await stop(server)).toEqual({ exitCode: 0, signal: null });
    expect(isRunning(postmaster)).toBe(false);
    expect(server.printed.stderr).toBe("");
  });
});
