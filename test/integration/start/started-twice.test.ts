import { afterEach, describe, expect, it } from "vitest";

import { ask } from "../../support/network/http.ts";
import { isRunning, postmasterPid } from "../../support/postgres/program-bench.ts";
import { openBrowserChat } from "../../support/program/browser-chat.ts";
import { SEVERAL_STARTS, programStand, stop } from "../../support/program/program-stand.ts";

describe("the program started twice on one folder", SEVERAL_STARTS, () => {
  const stand = programStand({ name: "ourselves" });
  afterEach(() => stand.clear());

  it("works on one book, until the last one stops the server", async () => {
    const dataDir = await stand.folder();
    const starts = await Promise.all([stand.start({ DATA_DIR: dataDir }), stand.start({ DATA_DIR: dataDir })]);
    const starter = starts.find(({ printed }) => printed.stdout.includes("Preparing the database"));
    const joiner = starts.find((each) => each !== starter);
    if (starter === undefined || joiner === undefined) throw new Error("exactly one of them prepares the folder");
    expect(joiner.printed.stdout).toContain("(already running, shared)");

    const chat = await openBrowserChat(starter.url);
    await chat.say("hôm nay bán 2 triệu");
    expect(await chat.at(joiner.url).say("bán thêm 1 triệu")).toContain("3.000.000đ");

    const postmaster = await postmasterPid(dataDir);
    expect(await stop(starter)).toMatchObject({ exitCode: 0 });
    expect(await chat.at(joiner.url).say("hôm nay bán được bao nhiêu?")).toContain("3.000.000đ");
    expect(await stop(joiner)).toMatchObject({ exitCode: 0 });
    expect(isRunning(postmaster)).toBe(false);
    expect(starts.map(({ printed }) => printed.stderr)).toEqual(["", ""]);
  });

  it("on one port ends the second with one sentence, and leaves the first alone", async () => {
    const settings = { DATA_DIR: await stand.folder() };
    const first = await stand.start(settings);
    const port = new URL(first.url).port;
    const second = await stand.launch({ ...settings, PORT: port });
    expect(await second.ended).toEqual({ exitCode: 1, signal: null });
    expect(second.printed.stderr).toBe(
      `PORT ${port} is already taken by another program (perhaps Sổ Tiệm is running). Stop it, or set PORT to a free number.\n`,
    );
    expect((await ask(`${first.url}/ready`)).status).toBe(200);
    expect(await (await openBrowserChat(first.url)).say("bán 200k")).toContain("200.000đ");
  });
});
