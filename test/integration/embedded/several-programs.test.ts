import { rm } from "node:fs/promises";
import { afterEach, describe, expect, it } from "vitest";
import { openEmbeddedServer } from "../../../database/embedded/open-embedded-server.ts";
import { askServer, isRunning, postmasterPid, programBench } from "../../support/postgres/program-bench.ts";
import { testUsers } from "../../support/postgres/test-users.ts";

describe.each(testUsers())("several programs on one data folder as $name", (user) => {
  const bench = programBench(user);
  afterEach(() => bench.clear());

  it("share one server, which the last one stops", async () => {
    const dataDir = await bench.folder();
    const first = bench.launch({ dataDir });
    await first.next("opened");
    const second = bench.launch({ dataDir });
    const { started, applicationUrl } = await second.next("opened");
    expect(started).toBe(false);
    const pid = await postmasterPid(dataDir);
    await first.close();
    expect(await askServer(applicationUrl, "SELECT 1")).toBe(1);
    await second.close();
    expect(isRunning(pid)).toBe(false);
  });

  it("start one server when five open a fresh folder at the same moment", async () => {
    const dataDir = await bench.folder();
    const programs = Array.from({ length: 5 }, () => bench.launch({ dataDir }));
    const opened = await Promise.all(programs.map((program) => program.next("opened")));
    expect(opened.filter(({ started }) => started)).toHaveLength(1);
    expect(new Set(opened.map(({ applicationUrl }) => applicationUrl)).size).toBe(1);
    const pid = await postmasterPid(dataDir);
    await Promise.all(programs.slice(1).map((program) => program.close()));
    expect(isRunning(pid)).toBe(true);
    await programs[0]?.close();
    expect(isRunning(pid)).toBe(false);
  });

  it("may be killed: the next one takes the server over and stops it at its end", async () => {
    const dataDir = await bench.folder();
    const killed = bench.launch({ dataDir });
    await killed.next("opened");
    const pid = await postmasterPid(dataDir);
    await killed.kill("SIGKILL");
    expect(isRunning(pid)).toBe(true);
    const heir = bench.launch({ dataDir });
    expect((await heir.next("opened")).started).toBe(false);
    expect(await postmasterPid(dataDir)).toBe(pid);
    await heir.close();
    expect(isRunning(pid)).toBe(false);
  });

  it("do not wait for one that was killed before they stop the server", async () => {
    const dataDir = await bench.folder();
    const [staying, killed] = [bench.launch({ dataDir }), bench.launch({ dataDir })];
    await Promise.all([staying.next("opened"), killed.next("opened")]);
    const pid = await postmasterPid(dataDir);
    await killed.kill("SIGKILL");
    await staying.close();
    expect(isRunning(pid)).toBe(false);
  });

  it("lose no server by Ctrl-C, which reaches all that share the terminal", async () => {
    const dataDir = await bench.folder();
    const program = bench.launch({ dataDir });
    const { applicationUrl } = await program.next("opened");
    await program.kill("SIGINT", "group");
    expect(await askServer(applicationUrl, "SELECT 1")).toBe(1);
  });
});

describe("one program", () => {
  const bench = programBench({ name: "ourselves" });
  afterEach(() => bench.clear());

  it("may close twice, and at the same time", async () => {
    const dataDir = await bench.folder();
    const messages: string[] = [];
    const server = await openEmbeddedServer({ dataDir, log: (message) => messages.push(message) });
    const pid = await postmasterPid(dataDir);
    await Promise.all([server.close(), server.close()]);
    expect(isRunning(pid)).toBe(false);
    // A teardown that removes the folder may come between.
    await rm(dataDir, { recursive: true });
    await server.close();
    expect(messages.filter((message) => message.startsWith("Stopped"))).toHaveLength(1);
  });

  it("may open the server twice: the one handle does not close the other's server", async () => {
    const dataDir = await bench.folder();
    const open = () => openEmbeddedServer({ dataDir, log: () => undefined });
    const [one, other] = await Promise.all([open(), open()]);
    await one.close();
    expect(await askServer(other.applicationUrl, "SELECT 1")).toBe(1);
    const pid = await postmasterPid(dataDir);
    await other.close();
    expect(isRunning(pid)).toBe(false);
  });
});
