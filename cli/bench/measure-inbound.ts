import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { type BenchDatabase, openBenchDatabase } from "./bench-database.ts";
import { openBotApi } from "./bot-api.ts";
import { planInbound } from "./inbound-plan.ts";
import { type Launched, launch } from "./launch.ts";
import { launchProgram } from "./launch-program.ts";
import { saleText } from "./sale-text.ts";
import { sendUpdates } from "./send-updates.ts";
import { median, percentile } from "./statistics.ts";

const CHATS = 400;
const MESSAGES = 2_000;
const PAIRS = 5;
/** A server runs for weeks: each is measured once its code has been compiled for what it does most. */
const WARM_UP_ROUNDS = 2;
/** Far from what either can take, so that the time is that of one message. */
const UNHURRIED_PER_SECOND = 5;
const UNHURRIED_MESSAGES = 100;

interface Round {
  readonly perSecond: number;
  /** Answered requests; their work may not have ended. */
  readonly postedPerSecond: number;
  readonly latenciesMs: readonly number[];
}

/** POST of an update to its committed reply: the program against a plain one that runs the same statements. */
export async function measureInbound(print: (line: string) => void): Promise<void> {
  const database = await openBenchDatabase();
  const botApi = await openBotApi();
  const folder = await mkdtemp(join(tmpdir(), "so-tiem-plan-"));
  const opened: Launched[] = [];
  const round = createRounds(database);
  try {
    const program = await launchProgram(database, botApi, { ROLE: "web", DATA_DIR: join(folder, "data") });
    opened.push(program);
    // The shops open.
    await round(program.webhook, CHATS);
    const PLAN = join(folder, "plan.json");
    const plan = await planInbound(database, saleText(0));
    await writeFile(PLAN, JSON.stringify(plan));
    print(`statements for a message: ${plan.statements.length}, in ${plan.roundTrips} round trips`);
    const startPlain = async (MODE: string): Promise<string> => {
      const settings = { PLAN, MODE, DATABASE_URL: database.applicationUrl };
      const started = await launch("cli/bench/plain-program.ts", settings, /(http:\/\/\S+)/u);
      opened.push(started);
      return started.url;
    };
    const [plain, insert] = [await startPlain("all"), await startPlain("insert")];
    await round(plain, MESSAGES);
    await compare(round, { program: program.webhook, plain, insert }, print);
  } finally {
    for (const started of opened) await started.stop();
    await botApi.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

type RunRound = (url: string, messages: number, perSecond?: number) => Promise<Round>;

/** Rounds on one database, each with updates that were not there before. */
function createRounds(database: BenchDatabase): RunRound {
  let nextUpdateId = 1;
  return (url, messages, perSecond) => {
    const load = { urls: [url], messages, chats: CHATS, firstUpdateId: nextUpdateId, text: saleText };
    nextUpdateId += messages;
    return runRound(database, perSecond === undefined ? load : { ...load, perSecond }, url);
  };
}

async function compare(
  round: RunRound,
  urls: { readonly program: string; readonly plain: string; readonly insert: string },
  print: (line: string) => void,
): Promise<void> {
  for (let warmUp = 0; warmUp < WARM_UP_ROUNDS; warmUp++) {
    await round(urls.program, MESSAGES);
    await round(urls.plain, MESSAGES);
  }
  const pairs: { readonly ours: Round; readonly theirs: Round }[] = [];
  // One after the other, so that what else the machine does meets both.
  for (let pair = 0; pair < PAIRS; pair++) {
    pairs.push({ ours: await round(urls.program, MESSAGES), theirs: await round(urls.plain, MESSAGES) });
  }
  const ratios = pairs.map(({ ours, theirs }) => ours.perSecond / theirs.perSecond);
  const rate = (of: "ours" | "theirs"): string => median(pairs.map((pair) => pair[of].perSecond)).toFixed(0);
  const latency = async (url: string): Promise<string> => {
    const { latenciesMs } = await round(url, UNHURRIED_MESSAGES, UNHURRIED_PER_SECOND);
    return `p50 ${median(latenciesMs).toFixed(0)} ms, p99 ${percentile(latenciesMs, 0.99).toFixed(0)} ms`;
  };
  print(`program: ${rate("ours")} messages/s; at ${UNHURRIED_PER_SECOND}/s ${await latency(urls.program)}`);
  print(`plain pg, same statements: ${rate("theirs")} messages/s; ${await latency(urls.plain)}`);
  const all = ratios.map((ratio) => ratio.toFixed(2)).join(", ");
  print(`ratio, median of ${PAIRS} pairs: ${median(ratios).toFixed(2)} (${all})`);
  print(`a single INSERT a request: ${(await round(urls.insert, MESSAGES)).postedPerSecond.toFixed(0)} requests/s`);
}

async function runRound(database: BenchDatabase, load: Parameters<typeof sendUpdates>[0], url: string): Promise<Round> {
  const startMs = Date.now();
  const { startedAtMs } = await sendUpdates({ ...load, urls: [url] });
  const postedPerSecond = load.messages / ((Date.now() - startMs) / 1_000);
  const ids = [...startedAtMs.keys()].map(String);
  for (let before = -1; ;) {
    const rows = await database.query<{ id: string; atMs: number }>(COMMITTED, [ids]);
    // Where nobody answers, as after a single INSERT, there is nothing to wait for.
    if (rows.length < load.messages && !(rows.length === 0 && before === 0)) {
      before = rows.length;
      await wait(200);
      continue;
    }
    const lastMs = Math.max(startMs, ...rows.map(({ atMs }) => atMs));
    const latenciesMs = rows.map(({ id, atMs }) => atMs - (startedAtMs.get(Number(id)) ?? atMs));
    return { perSecond: load.messages / ((lastMs - startMs) / 1_000), postedPerSecond, latenciesMs };
  }
}

// The reply's own clock: it is written last, right before the commit.
const COMMITTED = `
  SELECT event.event_id AS id, (extract(epoch FROM reply.created_at) * 1000)::float8 AS "atMs"
  FROM inbound_event AS event JOIN outbox_message AS reply ON reply.event_id = event.id
  WHERE event.event_id = ANY($1)`;
