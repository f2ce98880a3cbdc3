import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import pg from "pg";

import { createRun, type ReplayPlan } from "./replay-plan.ts";

/**
 * The baseline: node:http and node-postgres, nothing else. It takes an update, keeps it, answers 200, and then runs what the
 * program runs for such a message, in one transaction. With `MODE=insert` it only keeps the update.
 */
const plan = JSON.parse(readFileSync(process.env["PLAN"] ?? "", "utf8")) as ReplayPlan;
const isInsertOnly = process.env["MODE"] === "insert";
const FIRST_CHAT = 900_001;
const [keep, ...work] = plan.statements;
// As many connections as a process of the program has.
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 10 });

interface Update {
  readonly update_id: number;
  readonly message: { readonly chat: { readonly id: number } };
}

async function take(body: string, answer: () => void): Promise<void> {
  const { update_id, message } = JSON.parse(body) as Update;
  const run = createRun(plan, message.chat.id - FIRST_CHAT, { eventId: String(update_id) });
  if (keep === undefined) throw new Error("the plan is empty");
  const { rows } = await pool.query<{ id: string }>({ ...keep, values: run.valuesOf(keep) });
  run.rowIs(rows[0]?.id ?? "");
  answer();
  if (isInsertOnly) return;
  const client = await pool.connect();
  try {
    for (const statement of work) await client.query({ ...statement, values: run.valuesOf(statement) });
  } finally {
    client.release();
  }
}

const server = createServer((request, response) => {
  void text(request)
    .then((body) => take(body, () => response.writeHead(200).end()))
    .catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
console.log(`plain program at http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
process.on("SIGTERM", () => process.exit(0));
