import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { CHAT_REPLIES_CHANNEL } from "../../database/chat-replies-channel.ts";
import { createReplyListener, type ReplyListener } from "../../database/reply-listener.ts";
import { createMigratedDatabase, type MigratedDatabase } from "../support/postgres/migrated-database.ts";
import { until } from "../support/postgres/program-bench.ts";
import { servers } from "../support/postgres/servers.ts";
import { silent } from "../support/shop/conversation.ts";

describe.each(servers())("who waits for a reply on $name PostgreSQL", (server) => {
  let database: MigratedDatabase;
  let listener: ReplyListener;
  let teller: pg.Client;
  beforeAll(async () => {
    database = await createMigratedDatabase(server, 1);
    listener = createReplyListener(database.applicationUrl, silent);
    teller = new pg.Client({ connectionString: database.applicationUrl });
    await teller.connect();
  });
  afterAll(async () => {
    await listener.close();
    await teller.end();
    await database.drop();
  });

  const tell = (key: string) => teller.query("SELECT pg_notify($1, $2)", [CHAT_REPLIES_CHANNEL, key]);

  it("is woken for the own chat, and goes on being woken though one before stops twice", async () => {
    const stopFirst = listener.listen("terminal|local|lan", () => undefined);
    stopFirst();
    let woken = 0;
    const stop = listener.listen("terminal|local|lan", () => woken++);
    stopFirst();
    await tell("terminal|local|lan");
    await until(() => Promise.resolve(woken > 0));
    stop();
    const before = woken;
    let others = 0;
    const stopOther = listener.listen("terminal|local|hoa", () => others++);
    await tell("terminal|local|lan");
    await tell("terminal|local|hoa");
    await until(() => Promise.resolve(others > 0));
    stopOther();
    expect(woken).toBe(before);
  });
});
