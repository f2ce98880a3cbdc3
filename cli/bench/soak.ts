import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { type BenchDatabase, openBenchDatabase } from "./bench-database.ts";
import { openBotApi } from "./bot-api.ts";
import { type LaunchedProgram, launchProgram } from "./launch-program.ts";
import { saleText } from "./sale-text.ts";
import { sendUpdates } from "./send-updates.ts";

const CHATS = 400;

interface Sample {
  readonly sessions: number;
  readonly inboundPending: number;
  readonly outboxPending: number;
  readonly jobs: number;
  readonly queueKb: number;
  readonly messages: number;
  readonly bookKb: number;
}

/** An even load for as long as is said: memory, connections and queues have to stay what they are. */
export const soak =
  (minutes: number, perSecond: number) =>
  async (print: (line: string) => void): Promise<void> => {
    const database = await openBenchDatabase();
    const botApi = await openBotApi();
    const folder = await mkdtemp(join(tmpdir(), "so-tiem-soak-"));
    // As a bot that pays for it: what goes out must be able to keep up with what comes in.
    const program = await launchProgram(database, botApi, { DATA_DIR: folder, TELEGRAM_MESSAGES_PER_SECOND: "1000" });
    try {
      print(`${perSecond} messages/s from ${CHATS} chats for ${minutes} min, one process, queue on PostgreSQL`);
      print("minute  memory MB  sessions  inbound  outbox  jobs  queue kB  messages  kB a message");
      const load = { urls: [program.webhook], chats: CHATS, firstUpdateId: 1, text: saleText, perSecond };
      const sending = sendUpdates({ ...load, messages: minutes * 60 * perSecond });
      for (let minute = 1; minute <= minutes; minute++) {
        await Promise.race([wait(60_000), sending.then(() => wait(60_000))]);
        print(await row(database, program, minute));
      }
      await sending;
      await wait(10_000);
      print(await row(database, program, minutes + 1));
      print(`sent by the bot API's count: ${botApi.sent()} of ${minutes * 60 * perSecond}`);
    } finally {
      await program.stop();
      await botApi.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    }
  };

async function row(database: BenchDatabase, program: LaunchedProgram, minute: number): Promise<string> {
  const [sample] = await database.query<Sample & { readonly [column: string]: unknown }>(SAMPLE);
  if (sample === undefined) throw new Error("the database has nothing to say");
  const { sessions, inboundPending, outboxPending, jobs, queueKb, messages, bookKb } = sample;
  const perMessage = messages === 0 ? 0 : bookKb / messages;
  const cells = [minute, (await program.memoryMb()).toFixed(0), sessions, inboundPending, outboxPending, jobs, queueKb];
  const widths = [6, 9, 8, 7, 6, 4, 8];
  const text = cells.map((cell, column) => String(cell).padStart(widths[column] ?? 0)).join("  ");
  return `${text}  ${String(messages).padStart(8)}  ${perMessage.toFixed(1).padStart(12)}`;
}

const SAMPLE = `
  SELECT
    (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'sotiem_app')::int AS sessions,
    (SELECT count(*) FROM inbound_event WHERE state = 'pending')::int AS "inboundPending",
    (SELECT count(*) FROM outbox_message WHERE state = 'pending')::int AS "outboxPending",
    (SELECT count(*) FROM bullmq.job)::int AS jobs,
    (SELECT sum(pg_total_relation_size(oid)) FROM pg_class
      WHERE relnamespace = 'bullmq'::regnamespace AND relkind = 'r')::int / 1024 AS "queueKb",
    (SELECT count(*) FROM inbound_event)::int AS messages,
    (SELECT sum(pg_total_relation_size(oid)) FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r')::int / 1024 AS "bookKb"`;
