import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { createDeliveries } from "../../../database/repositories/deliveries.ts";
import { askServer } from "../../support/postgres/program-bench.ts";
import { servers } from "../../support/postgres/servers.ts";
import { programStand, stop } from "../../support/program/program-stand.ts";
import { type Conversation, openConversation } from "../../support/shop/conversation.ts";

const UNKNOWN_CHAT = "0b1f6c1e-8f0e-4a51-9d7c-2f6f0f6f3a10";

describe.each(servers())("the operator's commands on a given $name PostgreSQL", (server) => {
  const stand = programStand({ name: "ourselves" });
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterEach(() => stand.clear());
  afterAll(() => chat.close());

  const run = async (line: string) => {
    const program = await stand.shell(`npm run -s ${line}`, { DATABASE_URL: chat.database.applicationUrl });
    const { exitCode } = await program.ended;
    const { stdout, stderr } = program.printed;
    return { exitCode, stdout, stderr };
  };
  const sql = (statement: string) => askServer(chat.database.administratorUrl, statement);
  const says = async (chatId: string, text: string): Promise<void> => {
    await chat.intake.receive({ ...chat.event(chatId, { kind: "text", text }), channel: "telegram", botId: "7" });
    await chat.intake.drain();
  };

  it("list given-up messages without their texts, and put them back by id or all that failed", async () => {
    expect(await run("outbox -- list")).toEqual({ exitCode: 0, stdout: "No message was given up.\n", stderr: "" });
    for (const text of ["bán 100k", "bán 200k", "bán 300k"]) await says("given-up", text);
    await sql(`UPDATE outbox_message SET done_at = '2026-11-22T03:00:00Z', attempts = 1, last_error_code = '400',
      state = CASE WHEN id = (SELECT max(id) FROM outbox_message) THEN 'unknown' ELSE 'failed' END`);
    const ids = (await createDeliveries(chat.database.dataSource).listFailed(9)).map(({ id }) => id);
    const list = await run("outbox -- list --limit 2");
    expect(list).toMatchObject({ exitCode: 0, stderr: "" });
    const [header, first, second, more] = list.stdout.split("\n");
    expect(header).toMatch(/^ID +GIVEN UP +CHANNEL +BOT +KIND +STATE +TRIES +CODE$/);
    expect(first).toMatch(new RegExp(`^${ids[0]} +2026-11-22 03:00:00Z +telegram +7 +reply +unknown +1 +400$`));
    expect(second).toMatch(new RegExp(`^${ids[1]} .* failed `));
    expect(more).toBe("These are the newest 2; --limit shows more.");
    expect(list.stdout).not.toContain("Đã ghi");

    expect(await run(`outbox -- replay ${ids[2]} 999999`)).toEqual({
      exitCode: 1,
      stdout: `${ids[2]}: will be sent again.\n999999: is no given-up message; list shows them.\n`,
      stderr: "",
    });
    expect(await run("outbox -- replay --all")).toEqual({
      exitCode: 0,
      stdout: "1 will be sent again.\n1 may have arrived, so they stay; name them by ID to send them again.\n",
      stderr: "",
    });
    expect(await sql("SELECT count(*)::int FROM outbox_message WHERE state = 'pending'")).toBe(2);
  });

  it("show shops, block and open a chat, and announce after --yes alone, once", async () => {
    await says("loud", "bán 100k");
    await sql("UPDATE tenant SET name = E'Quán \\x1b[31mĐỏ'");
    const id = String(await sql("SELECT id FROM chat WHERE chat_id = 'loud'"));
    const shops = await run("admin -- shops");
    expect(shops).toMatchObject({ exitCode: 0, stderr: "" });
    expect(shops.stdout).toMatch(new RegExp(`Quán  \\[31mĐỏ +\\d{4}-\\d\\d-\\d\\d +1 .*telegram +7 +open +${id}`));
    expect(shops.stdout).not.toContain("\u001B");

    expect(await run(`admin -- block ${id}`)).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await sql(`SELECT state FROM chat WHERE id = '${id}'`)).toBe("blocked");
    expect(await run(`admin -- block ${UNKNOWN_CHAT}`)).toMatchObject({ exitCode: 1 });
    expect(await run(`admin -- unblock ${id}`)).toMatchObject({ exitCode: 0, stdout: "The chat is open again.\n" });

    const announced = "SELECT count(*)::int FROM outbox_message WHERE kind = 'push'";
    const open = Number(await sql("SELECT count(*)::int FROM chat WHERE state = 'open'"));
    const rehearsal = await run('admin -- announce "Tối nay nghỉ 10 phút"');
    expect(rehearsal).toMatchObject({ exitCode: 0, stderr: "" });
    expect(rehearsal.stdout).toContain(`would go out to ${open} chats.`);
    expect(rehearsal.stdout).toContain("Nothing was sent. Add --yes to send it.");
    expect(await sql(announced)).toBe(0);
    for (const again of [`goes out to ${open} chats.`, `${open} chats were told before`]) {
      const sent = await run('admin -- announce "Tối nay nghỉ 10 phút" --yes');
      expect(sent).toMatchObject({ exitCode: 0, stderr: "", stdout: expect.stringContaining(again) });
    }
    expect(await sql(announced)).toBe(open);
  });

  it("list what went wrong in shops' nights", async () => {
    expect((await run("admin -- nights")).stdout).toMatch(/^Every night that is known of went well/);
    await sql(`INSERT INTO night_run (tenant_id, business_date, step, state, attempts, error_code)
      SELECT tenant_id, '2026-11-21', 'advice', 'failed', 3, 'RangeError' FROM night_schedule LIMIT 1`);
    const { exitCode, stdout } = await run("admin -- nights");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^SHOP +DAY +STEP +STATE +ATTEMPTS +ERROR\n\S+ +2026-11-21 +advice +failed +3 +RangeError\n$/,
    );
  });

  it("end with 2 and one sentence when they are not understood", async () => {
    expect(await run("admin -- block 7")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringMatching(/^CHAT is the id that shops shows[^\n]*\n$/),
    });
  });
});

describe("the operator's commands beside a running server", () => {
  const stand = programStand({ name: "ourselves" });
  afterAll(() => stand.clear());

  it("work on its book, and leave it running", async () => {
    const dataDir = await stand.folder();
    const server = await stand.start({ DATA_DIR: dataDir });
    const list = await stand.shell(`npm run -s outbox -- list --data-dir "$FOLDER"`, { FOLDER: dataDir });
    expect(await list.ended).toEqual({ exitCode: 0, signal: null });
    expect(list.printed).toEqual({ stdout: "No message was given up.\n", stderr: "" });
    expect(await stop(server)).toEqual({ exitCode: 0, signal: null });
  });
});
