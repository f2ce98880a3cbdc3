import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { askServer } from "../../support/postgres/program-bench.ts";
import { openBrowserChat } from "../../support/program/browser-chat.ts";
import { programStand, stop } from "../../support/program/program-stand.ts";

describe("nothing that the program prints or logs", () => {
  const stand = programStand({ name: "ourselves" });
  afterAll(() => stand.clear());

  it("holds a password of its server or what people wrote, also where the work on a message fails", async () => {
    const dataDir = await stand.folder();
    const program = await stand.start({ DATA_DIR: dataDir, LOG_LEVEL: "debug" });
    const chat = await openBrowserChat(program.url);
    expect(await chat.say("bán 10k bánh mì Bạch Tuyết")).toContain("10.000đ");
    const secrets = JSON.parse(await readFile(join(dataDir, "postgres-secrets.json"), "utf8")) as Record<
      string,
      string
    >;
    await breakTheBook(await postmasterPort(dataDir), secrets["postgres"] ?? "");
    expect(await chat.say("bán 20k bánh mì Bạch Tuyết")).not.toContain("20.000đ");
    const terminal = await stand.chat(["--data-dir", dataDir], "bán 30k bánh mì Bạch Tuyết\n", { LOG_LEVEL: "debug" });
    expect(await terminal.ended).toMatchObject({ exitCode: 0 });
    expect(await stop(program)).toMatchObject({ exitCode: 0 });

    const { stdout, stderr } = program.printed;
    expect(stdout).toContain("an inbound event failed");
    expect(terminal.printed.stderr).toContain("an inbound event failed");
    const everything = [stdout, stderr, terminal.printed.stderr, await serverLog(dataDir)].join("\n");
    for (const secret of Object.values(secrets)) expect(everything).not.toContain(secret);
    expect(everything).not.toMatch(/Bạch Tuyết|bach tuyet|bánh mì/i);
  });

  /** Every new entry is refused, in a way whose error repeats the row. */
  const breakTheBook = (port: string, password: string): Promise<unknown> =>
    askServer(
      `postgres://postgres:${password}@127.0.0.1:${port}/sotiem`,
      "ALTER TABLE sale_item ADD CONSTRAINT broken CHECK (name = 'x') NOT VALID",
    );

  const postmasterPort = async (dataDir: string): Promise<string> =>
    (await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n")[3] ?? "";

  const serverLog = async (dataDir: string): Promise<string> => {
    const folder = join(dataDir, "postgres", "log");
    const names = await readdir(folder);
    return (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
  };
});
