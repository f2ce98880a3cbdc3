import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { askServer } from "../../support/postgres/program-bench.ts";
import { openBrowserChat } from "../../support/program/browser-chat.ts";
import { SEVERAL_STARTS, programStand, stop } from "../../support/program/program-stand.ts";

describe("nothing that the program prints or logs", SEVERAL_STARTS, () => {
  const stand = programStand({ name: "ourselves" });
  afterAll(() => stand.clear());

  it("holds a password of its server or what people wrote, also where the work on a message fails", async () => {
    const dataDir = await stand.folder();
    const program = await stand.start({ DATA_DIR: dataDir, LOG_LEVEL: "debug" });
    const chat = await openBrowserChat(program.url);
    expect(await chat.say("1 ly cà phê sữa 25k")).toContain("25.000đ");
    const secrets = JSON.parse(await readFile(join(dataDir, "postgres-secrets.json"), "utf8")) as Record<
      string,
      string
    >;
    const administratorUrl = `postgres://postgres:${secrets["postgres"]}@127.0.0.1:${await postmasterPort(dataDir)}/sotiem`;
    await refuseRows(administratorUrl, "sale_item");
    expect(await chat.say("1 ly cà phê sữa 26k")).not.toContain("26.000đ");
    const terminal = await stand.chat(["--data-dir", dataDir], "1 ly cà phê sữa 27k\n", { LOG_LEVEL: "debug" });
    expect(await terminal.ended).toMatchObject({ exitCode: 0 });
    await refuseRows(administratorUrl, "inbound_event");
    expect(await chat.post("1 ly cà phê sữa 28k")).toBe(503);
    expect(await stop(program)).toMatchObject({ exitCode: 0 });

    const { stdout, stderr } = program.printed;
    expect(stdout).toContain("an inbound event failed");
    expect(terminal.printed.stderr).toContain("an inbound event failed");
    const logOfServer = await serverLog(dataDir);
    expect(logOfServer).toContain('new row for relation "inbound_event" violates');
    const everything = [stdout, stderr, terminal.printed.stderr, logOfServer].join("\n");
    for (const secret of Object.values(secrets)) expect(everything).not.toContain(secret);
    expect(everything).not.toMatch(/cà phê|ca phe/i);
  });

  /** From now on the table refuses each new row, in an error that repeats the row. */
  const refuseRows = (administratorUrl: string, table: string): Promise<unknown> =>
    askServer(administratorUrl, `ALTER TABLE ${table} ADD CONSTRAINT broken CHECK (false) NOT VALID`);

  const postmasterPort = async (dataDir: string): Promise<string> =>
    (await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n")[3] ?? "";

  const serverLog = async (dataDir: string): Promise<string> => {
    const folder = join(dataDir, "postgres", "log");
    const names = await readdir(folder);
    return (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
  };
});
