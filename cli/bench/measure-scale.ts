import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { openBenchDatabase } from "./bench-database.ts";
import { openBotApi } from "./bot-api.ts";
import { type LaunchedProgram, launchProgram } from "./launch-program.ts";
import { saleText } from "./sale-text.ts";
import { sendUpdates } from "./send-updates.ts";

const COUNTS = [1, 2, 4] as const;
const MESSAGES = 600;
const CHATS = 400;

/** Messages a second by 1, 2 and 4 processes that receive, and the memory of one, idle and right after. */
export async function measureScale(print: (line: string) => void): Promise<void> {
  const database = await openBenchDatabase();
  const botApi = await openBotApi();
  const folder = await mkdtemp(join(tmpdir(), "so-tiem-scale-"));
  const programs: LaunchedProgram[] = [];
  let nextUpdateId = 1;
  let one = 0;
  const send = async (count: number): Promise<number> => {
    const urls = programs.slice(0, count).map(({ webhook }) => webhook);
    const startMs = performance.now();
    await sendUpdates({ urls, messages: MESSAGES, chats: CHATS, firstUpdateId: nextUpdateId, text: saleText });
    nextUpdateId += MESSAGES;
    for (;;) {
      const rows = await database.query("SELECT FROM inbound_event WHERE state = 'pending' LIMIT 1");
      if (rows.length === 0) return MESSAGES / ((performance.now() - startMs) / 1_000);
      await wait(20);
    }
  };
  try {
    print(`processor cores: ${availableParallelism()}, shared with the database and the client`);
    for (const count of COUNTS) {
      while (programs.length < count)
        programs.push(await launchProgram(database, botApi, { ROLE: "web", DATA_DIR: folder }));
      const idleMb = (await programs[0]?.memoryMb()) ?? 0;
      if (count === 1) await send(1);
      const perSecond = await send(count);
      one ||= perSecond;
      const memoryMb = (await programs[0]?.memoryMb()) ?? 0;
      const memory =
        count === 1 ? `; memory ${idleMb.toFixed(0)} MB idle, ${memoryMb.toFixed(0)} MB after the load` : "";
      print(`${count} processes: ${perSecond.toFixed(0)} messages/s, ${(perSecond / one).toFixed(2)} of one${memory}`);
    }
  } finally {
    for (const program of programs) await program.stop();
    await botApi.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}
