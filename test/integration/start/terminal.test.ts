import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readChatOptions } from "../../../cli/chat-options.ts";
import { clockAt } from "../../../cli/fixed-clock.ts";
import { isRunning, postmasterPid } from "../../support/postgres/program-bench.ts";
import { testUsers } from "../../support/postgres/test-users.ts";
import { openBrowserChat } from "../../support/program/browser-chat.ts";
import { SEVERAL_STARTS, programStand, stop } from "../../support/program/program-stand.ts";

const NOW = "2026-11-22T10:00:00+07:00";
const ASKED = "hôm nay bán được bao nhiêu?\n";

describe.each(testUsers())("a conversation in the terminal as $name", SEVERAL_STARTS, (user) => {
  const stand = programStand(user);
  afterAll(() => stand.clear());
  let dataDir = "";

  it("by the command of the README answers each line in turn, and leaves no server", async () => {
    dataDir = await stand.folder();
    const told = String.raw`hôm nay bán 2 triệu\nhôm nay bán được bao nhiêu?\nhuỷ\nhôm nay bán được bao nhiêu?\n`;
    const chat = await stand.shell(`printf '${told}' | npm run -s chat -- --now ${NOW} --data-dir "$FOLDER"`, {
      FOLDER: dataDir,
    });
    expect(await chat.ended).toEqual({ exitCode: 0, signal: null });
    expect(chat.printed.stderr).toBe("");
    const answers = chat.printed.stdout.split("\n").filter((line) => !line.startsWith("  "));
    expect(answers).toEqual([
      "Đã ghi bán 2.000.000đ · Chủ nhật 22/11. Hôm nay: 2.000.000đ",
      "",
      expect.stringMatching(/^Sổ xin giữ tin nhắn/),
      expect.stringMatching(/^Hôm nay \(Chủ nhật 22\/11\).* 2\.000\.000đ/),
      expect.stringMatching(/^Đã huỷ: bán 2\.000\.000đ/),
      expect.stringMatching(/^Hôm nay \(Chủ nhật 22\/11\) chưa/),
      "",
    ]);
    expect(await postmasterPid(dataDir).catch(() => "none")).toBe("none");
  });

  it("goes on in the same book later, and beside a running server, while another --user has another book", async () => {
    const server = await stand.start({ DATA_DIR: dataDir });
    const chats = [["bán 300k\n" + ASKED], [ASKED, "--user", "lan"]].map(([lines = "", ...args]) =>
      stand.chat(["--now", NOW, "--data-dir", dataDir, ...args], lines),
    );
    const [own, lan] = await Promise.all(chats);
    expect(await Promise.all([own?.ended, lan?.ended])).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }]);
    expect(own?.printed.stdout).toContain("300.000đ (1 lần ghi)");
    expect(lan?.printed.stdout).toMatch(/^Hôm nay \(Chủ nhật 22\/11\) chưa[^\n]*\n$/);
    expect(await (await openBrowserChat(server.url)).say("bán 10k")).toContain("10.000đ");
    expect(await stop(server)).toEqual({ exitCode: 0, signal: null });
    expect([server, own, lan].map((each) => each?.printed.stderr)).toEqual(["", "", ""]);
  });
});

describe("what is piped into the terminal", SEVERAL_STARTS, () => {
  const stand = programStand({ name: "ourselves" });
  let dataDir = "";
  beforeAll(async () => {
    dataDir = await stand.folder();
  });
  afterAll(() => stand.clear());

  it("may have empty lines, Windows line ends, a text that is too long and a last line without end", async () => {
    const long = `bán 10k ${"x".repeat(5_000)}`;
    const input = `\nbán 100k\r\n\r\n   \r\n${long}\nbán thêm 50k\nbán thêm 1k`;
    const chat = await stand.chat(["--now", NOW, "--data-dir", dataDir], input);
    expect(await chat.ended).toEqual({ exitCode: 0, signal: null });
    const answers = chat.printed.stdout.split("\n").filter((line) => line !== "" && !line.startsWith("  "));
    expect(answers).toEqual([
      expect.stringMatching(/^Đã ghi .*Hôm nay: 100\.000đ$/),
      expect.stringMatching(/^Sổ xin giữ tin nhắn/),
      expect.stringMatching(/4\.?000 ký tự/),
      expect.stringMatching(/^Đã ghi .*Hôm nay: 150\.000đ$/),
      expect.stringMatching(/^Đã ghi .*Hôm nay: 151\.000đ$/),
    ]);
    expect(chat.printed.stderr).toBe("");
  });

  it("may be nothing at all", async () => {
    const chat = await stand.chat(["--data-dir", dataDir], "");
    expect(await chat.ended).toEqual({ exitCode: 0, signal: null });
    expect(chat.printed).toEqual({ stdout: "", stderr: "" });
  });

  it("may be broken off by Ctrl-C: the line under way is answered, no server is left, and the code tells", async () => {
    const chat = await stand.chat(["--now", NOW, "--data-dir", dataDir]);
    chat.type("bán thêm 9k\n");
    await chat.sees(/160\.000đ/);
    const postmaster = await postmasterPid(dataDir);
    chat.send("SIGINT", "group");
    expect(await chat.ended).toEqual({ exitCode: 130, signal: null });
    expect(isRunning(postmaster)).toBe(false);
    expect(chat.printed.stderr).toBe("");
  });

  it("is not read where an option is wrong: one sentence tells which", async () => {
    const chat = await stand.chat(["--now", "garbage"], "bán 10k\n");
    expect(await chat.ended).toEqual({ exitCode: 1, signal: null });
    expect(chat.printed).toEqual({ stdout: "", stderr: `${MOMENT}\n` });
  });
});

const MOMENT = "--now must be a moment with its offset, for example 2026-11-22T10:00:00+07:00.";

describe("the terminal's options", () => {
  it.each([
    [["--verbose"], '"--verbose" is not understood; chat takes --now MOMENT, --data-dir FOLDER and --user NAME.'],
    [["lan"], '"lan" is not understood; chat takes --now MOMENT, --data-dir FOLDER and --user NAME.'],
    [["--user", " "], "--user must be a name of 1 to 100 characters, for example --user lan."],
    [["--data-dir", ""], "--data-dir must name a folder, for example --data-dir ./data."],
  ])("%j are refused with one sentence", (args, sentence) => {
    expect(() => readChatOptions(args)).toThrow(sentence);
  });

  it.each(["garbage", "2026-11-22T10:00:00", "2026-02-30T10:00:00+07:00", "", "10:00"])(
    "--now %s is no moment",
    (now) => {
      expect(() => clockAt(now)).toThrow(MOMENT);
    },
  );

  it("--now stands still at its moment", () => {
    expect(clockAt(NOW).now().toISOString()).toBe("2026-11-22T03:00:00.000Z");
  });
});
