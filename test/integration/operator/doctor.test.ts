import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { servers } from "../../support/postgres/servers.ts";
import { createMigratedDatabase, type MigratedDatabase } from "../../support/postgres/migrated-database.ts";
import { createScratchDatabase } from "../../support/postgres/scratch-database.ts";
import { programStand, type Settings } from "../../support/program/program-stand.ts";

const TOKEN = "4711:a-token-nobody-may-see";
const NOT_SET: Settings = { TELEGRAM_BOT_TOKEN: "", ZALO_BOT_TOKEN: "", WEBHOOK_SECRET: "", TELEGRAM_API_ROOT: "" };

describe.each(servers())("the doctor on a given $name PostgreSQL", (server) => {
  const stand = programStand({ name: "ourselves" });
  let database: MigratedDatabase;
  let platform: Server;
  /** What the chat apps answer, by method. */
  const answers: Record<string, object> = {};
  const asked: string[] = [];
  beforeAll(async () => {
    database = await createMigratedDatabase(server);
    platform = createServer((request, response) => {
      asked.push(request.url ?? "");
      const method = (request.url ?? "").split("/").at(-1) ?? "";
      response.end(JSON.stringify(answers[method] ?? { ok: false, error_code: 404, description: `no ${TOKEN}` }));
    }).listen(0, "127.0.0.1");
    await once(platform, "listening");
  });
  afterEach(() => stand.clear());
  afterAll(async () => {
    platform.close();
    await database.drop();
  });

  const root = () => `http://127.0.0.1:${(platform.address() as AddressInfo).port}`;
  const doctor = async (settings: Settings) => {
    const program = await stand.shell("npm run -s doctor", {
      ...NOT_SET,
      DATABASE_URL: database.applicationUrl,
      DATA_DIR: await stand.folder(),
      ...settings,
    });
    const { exitCode } = await program.ended;
    const { stdout, stderr } = program.printed;
    for (const secret of [TOKEN, new URL(database.applicationUrl).password]) {
      expect(stdout + stderr).not.toContain(secret);
    }
    expect(stderr).toBe("");
    return { exitCode, lines: stdout.trimEnd().split("\n") };
  };

  it("finds all well, a line each", async () => {
    answers["getMe"] = { ok: true, result: { username: "sotiem_bot", account_name: "Sổ Tiệm" } };
    answers["getWebhookInfo"] = { ok: true, result: { url: "" } };
    const bots = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: root(), ZALO_BOT_TOKEN: TOKEN, ZALO_API_ROOT: root() };
    const { exitCode, lines } = await doctor({ ...bots, MIGRATION_DATABASE_URL: database.migrationUrl });
    expect(lines).toEqual([
      "✓ settings: understood",
      expect.stringMatching(/^✓ disk: \d+\.\d GB free for \//),
      expect.stringMatching(/^✓ database: PostgreSQL \d+.*:\*\*\*@.*its tables are current/),
      "✓ owner's login: it lets the owner in",
      "✓ queue: kept in the same PostgreSQL",
      "✓ Telegram bot 1: the token is good (sotiem_bot)",
      expect.stringMatching(/^✓ Telegram bot 1 webhook: none/),
      expect.stringMatching(/^✓ Zalo bot 1: the token is good/),
      expect.stringMatching(/^✓ Zalo bot 1 webhook: none/),
    ]);
    expect(exitCode).toBe(0);
    expect(asked).toContain(`/bot${TOKEN}/getMe`);
  });

  it("tells what is wrong with a bot, and the remedy", async () => {
    answers["getMe"] = { ok: false, error_code: 401, description: "Unauthorized" };
    answers["getWebhookInfo"] = { ok: true, result: { url: "https://elsewhere.example/secret-path" } };
    const { exitCode, lines } = await doctor({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: root() });
    expect(exitCode).toBe(1);
    expect(lines.slice(-2)).toEqual([
      "✗ Telegram bot 1: Telegram refuses the token (401) → take a new one from @BotFather and put it into TELEGRAM_BOT_TOKEN.",
      expect.stringMatching(
        /^✗ Telegram bot 1 webhook: one is set, to https:\/\/elsewhere\.example, so .* → npm start/,
      ),
    ]);
  });

  it("compares the webhook with PUBLIC_URL, and knows Zalo's 404 for none", async () => {
    answers["getMe"] = { ok: true, result: {} };
    answers["getWebhookInfo"] = { ok: true, result: { url: "https://tiem.example/telegram/x" } };
    const pushed = {
      PUBLIC_URL: "https://tiem.example",
      WEBHOOK_SECRET: "only-for-tests",
      JWT_SECRET: "only-for-tests-and-32-characters-long",
    };
    const telegram = await doctor({ ...pushed, TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: root() });
    expect([telegram.exitCode, telegram.lines.at(-1)]).toEqual([
      0,
      "✓ Telegram bot 1 webhook: set to https://tiem.example",
    ]);
    const late = { url: "https://tiem.example/telegram/x", last_error_date: Math.floor(Date.now() / 1_000) };
    answers["getWebhookInfo"] = { ok: true, result: late };
    const failing = await doctor({ ...pushed, TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: root() });
    expect(failing.lines.at(-1)).toMatch(/^✗ .* could not deliver in the last hour/);
    delete answers["getWebhookInfo"];
    const zalo = await doctor({ ...pushed, ZALO_BOT_TOKEN: TOKEN, ZALO_API_ROOT: root() });
    expect([zalo.exitCode, zalo.lines.at(-1)]).toEqual([
      1,
      expect.stringMatching(/^✗ Zalo bot 1 webhook: none is set/),
    ]);
  });

  it("tells of settings, databases, queues and apps that are not there", async () => {
    expect(await doctor({ PORT: "x", ROLE: "y" })).toEqual({
      exitCode: 1,
      lines: [expect.stringMatching(/^✗ settings: PORT must/), expect.stringMatching(/^✗ settings: ROLE must/)],
    });
    const empty = await createScratchDatabase(server);
    const missing = await doctor({ DATABASE_URL: empty.applicationUrl });
    await empty.drop();
    expect(missing).toMatchObject({ exitCode: 1 });
    expect(missing.lines).toContainEqual(expect.stringMatching(/^✗ database: MIGRATION_DATABASE_URL is needed once/));
    const mighty = await doctor({ DATABASE_URL: database.migrationUrl, REDIS_URL: "redis://127.0.0.1:1" });
    expect(mighty.lines).toContainEqual(expect.stringMatching(/^✗ database: DATABASE_URL logs in as .* owns/));
    expect(mighty.lines).toContainEqual(expect.stringMatching(/^✗ queue: REDIS_URL: no Redis answers there/));
    const dead = await doctor({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: "http://127.0.0.1:1" });
    expect(dead.lines.at(-1)).toMatch(/^✗ .* Telegram does not answer \(.+\) → check/);
  });
});

describe("the doctor without a database of its own yet", () => {
  const stand = programStand({ name: "ourselves" });
  afterAll(() => stand.clear());

  it("makes none", async () => {
    const dataDir = `${await stand.folder()}/not-there-yet`;
    const program = await stand.shell("npm run -s doctor", { ...NOT_SET, DATA_DIR: dataDir });
    expect(await program.ended).toEqual({ exitCode: 0, signal: null });
    expect(program.printed.stdout).toContain("✓ database: the first npm start makes it\n");
    const look = await stand.shell('test ! -e "$DATA_DIR"', { DATA_DIR: dataDir });
    expect((await look.ended).exitCode).toBe(0);
  });
});
