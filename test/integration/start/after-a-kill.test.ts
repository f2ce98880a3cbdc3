import { afterAll, describe, expect, it } from "vitest";

import { isRunning, postmasterPid, until } from "../../support/postgres/program-bench.ts";
import { type BrowserChat, openBrowserChat, SALES_OF_10K } from "../../support/program/browser-chat.ts";
import { SEVERAL_STARTS, programStand, type RunningServer, stop } from "../../support/program/program-stand.ts";

describe("after it was killed with SIGKILL, the program", SEVERAL_STARTS, () => {
  const stand = programStand({ name: "ourselves" });
  afterAll(() => stand.clear());
  let settings = { DATA_DIR: "" };
  let program: RunningServer;
  let chat: BrowserChat;

  it("takes over the server that it left behind, with what was recorded", async () => {
    settings = { DATA_DIR: await stand.folder() };
    const killed = await stand.start(settings);
    chat = await openBrowserChat(killed.url);
    await chat.say("hôm nay bán 2 triệu");
    const postmaster = await postmasterPid(settings.DATA_DIR);
    expect(await stop(killed, "SIGKILL")).toMatchObject({ signal: "SIGKILL" });
    expect(isRunning(postmaster)).toBe(true);

    program = await stand.start(settings);
    chat = chat.at(program.url);
    expect(await chat.say("hôm nay bán được bao nhiêu?")).toContain("2.000.000đ");
    expect(await postmasterPid(settings.DATA_DIR)).toBe(postmaster);
  });

  it("and its server with it, in the midst of work, answers each message that was kept once", async () => {
    const answered = (await chat.replies()).length;
    const sent = Promise.all(SALES_OF_10K.map((text) => chat.post(text).catch(() => 0)));
    await until(async () => (await chat.replies()).length > answered);
    const postmaster = await postmasterPid(settings.DATA_DIR);
    process.kill(postmaster, "SIGKILL");
    await stop(program, "SIGKILL");
    await until(() => !isRunning(postmaster));
    const kept = (await sent).filter((status) => status === 202).length;

    program = await stand.start(settings);
    chat = chat.at(program.url);
    expect(await chat.post("hôm nay bán được bao nhiêu?")).toBe(202);
    // A message may have been kept although its writer never heard so: it is answered too, and before the question.
    const isEntry = (text = ""): boolean => text.includes("Đã ghi bán 10.000đ");
    const replies = async (): Promise<string[]> => (await chat.replies()).slice(answered);
    await until(async () => (await replies()).length > kept && !isEntry((await replies()).at(-1)));
    const [total, ...before] = (await replies()).reverse();
    const entries = before.filter(isEntry).length;
    expect(entries).toBe(before.length);
    expect(entries).toBeGreaterThanOrEqual(kept);
    expect(total).toContain(`2.0${String(entries)}0.000đ`);
  });

  it("ends in order as ever", async () => {
    const postmaster = await postmasterPid(settings.DATA_DIR);
    expect(await stop(program)).toEqual({ exitCode: 0, signal: null });
    expect(isRunning(postmaster)).toBe(false);
    expect(program.printed.stderr).toBe("");
  });
});
