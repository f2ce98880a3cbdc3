import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { isRunning, postmasterPid, until } from "../../support/postgres/program-bench.ts";
import { openBrowserChat, SALES_OF_10K } from "../../support/program/browser-chat.ts";
import { SEVERAL_STARTS, programStand, stop } from "../../support/program/program-stand.ts";

describe("an end that comes from outside", SEVERAL_STARTS, () => {
  const stand = programStand({ name: "ourselves" });
  let settings = { DATA_DIR: "" };
  beforeAll(async () => {
    settings = { DATA_DIR: await stand.folder() };
  });
  afterAll(() => stand.clear());

  // The second finds the prepared folder that the first one left, and the third the tables.
  it.each([
    ["the folder is prepared", /Preparing the database/],
    ["the tables are made", /PostgreSQL 18 in \S+ started/],
  ])("by Ctrl-C, twice, while %s ends the start with code 0 and leaves nothing half done", async (_, moment) => {
    const program = await stand.launch(settings);
    await program.sees(moment);
    program.send("SIGINT", "group");
    program.send("SIGINT", "group");
    expect(await program.ended).toEqual({ exitCode: 0, signal: null });
    expect(program.printed.stderr).toBe("");
    expect(program.printed.stdout).not.toContain("Sổ Tiệm is running");
    expect(await postmasterPid(settings.DATA_DIR).catch(() => "none")).toBe("none");
    expect((await readdir(settings.DATA_DIR)).filter((name) => /draft|lock/.test(name))).toEqual([]);
    expect(await readdir(`${settings.DATA_DIR}/postgres-programs`)).toEqual([]);
  });

  it("by Ctrl-C, twice, at work lets each message that was taken be answered once, and stops the server", async () => {
    const program = await stand.start(settings);
    const postmaster = await postmasterPid(settings.DATA_DIR);
    const chat = await openBrowserChat(program.url);
    const sent = Promise.all(SALES_OF_10K.map((text) => chat.post(text).catch(() => 0)));
    await until(async () => (await chat.replies()).length > 0);
    program.send("SIGINT", "group");
    program.send("SIGINT", "group");
    expect(await program.ended).toEqual({ exitCode: 0, signal: null });
    expect(isRunning(postmaster)).toBe(false);
    expect(program.printed.stderr).toBe("");
    const kept = (await sent).filter((status) => status === 202).length;

    const next = await stand.start(settings);
    const replies = await chat.at(next.url).replies();
    expect(replies.length).toBeGreaterThanOrEqual(kept);
    expect(replies.at(-1)).toContain(`Hôm nay: ${String(replies.length)}0.000đ`);
    // The terminal was closed.
    expect(await stop(next, "SIGHUP")).toEqual({ exitCode: 0, signal: null });
    expect(await postmasterPid(settings.DATA_DIR).catch(() => "none")).toBe("none");
  });

  it.each([["SIGINT"], ["SIGTERM"]] as const)("by %s to `npm start` is as orderly", async (signal) => {
    const npm = await stand.shell("exec npm start", { ...settings, PORT: "0" });
    await npm.sees(/Stop: Ctrl-C/);
    const postmaster = await postmasterPid(settings.DATA_DIR);
    npm.send(signal, signal === "SIGINT" ? "group" : undefined);
    expect(await npm.ended).toEqual({ exitCode: 0, signal: null });
    expect(isRunning(postmaster)).toBe(false);
    expect(npm.printed.stdout).toMatch(/Stopped PostgreSQL in \S+\n$/);
  });

  const mistake = `process.on("SIGUSR2", () => { Promise.reject(new Error("a planted mistake")); });`;

  it("by a mistake that nobody caught has code 1 and one sentence, and is as orderly", async () => {
    const program = await stand.launch(settings, mistake);
    await program.sees(/Stop: Ctrl-C/);
    const postmaster = await postmasterPid(settings.DATA_DIR);
    expect(await stop(program, "SIGUSR2")).toEqual({ exitCode: 1, signal: null });
    expect(isRunning(postmaster)).toBe(false);
    expect(program.printed.stderr).toBe("Sổ Tiệm could not go on, by a mistake of its own; the log tells more.\n");
    expect(program.printed.stdout).toContain("a planted mistake");
  });

  it("is as orderly when nobody reads what is printed any more, and not brought about by that", async () => {
    const program = await stand.launch({ ...settings, LOG_LEVEL: "error" }, mistake);
    const [, url = ""] = await program.sees(/Chat: +(\S+)[^]*Stop: Ctrl-C/);
    const postmaster = await postmasterPid(settings.DATA_DIR);
    program.closeOutput();
    const chat = await openBrowserChat(url);
    expect(await chat.say("bán 10k")).toContain("10.000đ");
    expect(await chat.say("hôm nay bán được bao nhiêu?")).toContain("10.000đ");
    expect(await stop(program, "SIGUSR2")).toEqual({ exitCode: 1, signal: null });
    expect(isRunning(postmaster)).toBe(false);
  });
});
