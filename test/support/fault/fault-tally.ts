import pg from "pg";

import { type Call } from "../telegram/fault-server.ts";
import { answeredVnd, type SentMessage } from "./sent-message.ts";

/** What became of a load. All but the last have to be 0. */
export interface FaultTally {
  readonly messages: number;
  /** Not in the book. */
  readonly lost: number;
  /** In the book more than once. */
  readonly doubled: number;
  /** In the book before an earlier message of the same chat. */
  readonly enteredOutOfOrder: number;
  /** Answered, for the first time, before an earlier message of the same chat. */
  readonly answeredOutOfOrder: number;
  readonly unanswered: number;
  /** Answers beyond the first: those whose fate the program could not know when it died. */
  readonly answeredAgain: number;
}

interface BookedSale {
  readonly chatId: number;
  readonly amountVnd: number;
}

/** Counts against the book itself, by a login that sees all shops. */
export async function tallyFaults(
  administratorUrl: string,
  load: readonly SentMessage[],
  sends: readonly Call[],
): Promise<FaultTally> {
  const [booked, answered] = [await bookedSales(administratorUrl), answersOf(load, sends)];
  const times = countBy(booked);
  const answers = countBy(answered);
  const timesOf = (message: SentMessage): number => times.get(keyOf(message)) ?? 0;
  return {
    messages: load.length,
    lost: load.filter((message) => timesOf(message) === 0).length,
    doubled: load.filter((message) => timesOf(message) > 1).length + Math.max(0, booked.length - load.length),
    enteredOutOfOrder: inversions(booked),
    answeredOutOfOrder: inversions(firstsOf(answered)),
    unanswered: load.filter((message) => !answers.has(keyOf(message))).length,
    answeredAgain: answered.length - answers.size,
  };
}

export const HOLDS = { lost: 0, doubled: 0, enteredOutOfOrder: 0, answeredOutOfOrder: 0, unanswered: 0 } as const;

/** Resolves when nothing waits to be worked off or to be sent; the test's own limit ends it when that never comes. */
export async function untilSettled(administratorUrl: string, look: (left: number) => Promise<void>): Promise<void> {
  for (;;) {
    const left = await leftToDo(administratorUrl).catch(() => Number.NaN);
    if (left === 0) return;
    await look(left);
  }
}

const leftToDo = (url: string): Promise<number> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ left: number }>(LEFT);
    return rows[0]!.left;
  });

const bookedSales = (url: string): Promise<BookedSale[]> =>
  withClient(url, async (client) => (await client.query<BookedSale>(BOOKED)).rows);

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const keyOf = ({ chatId, amountVnd }: BookedSale): string => `${String(chatId)}|${String(amountVnd)}`;

const countBy = (sales: readonly BookedSale[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const sale of sales) counts.set(keyOf(sale), (counts.get(keyOf(sale)) ?? 0) + 1);
  return counts;
};

/** Quick, since the bot API of other tests is played by the same process and must not fall silent meanwhile. */
function answersOf(load: readonly SentMessage[], sends: readonly Call[]): BookedSale[] {
  const known = new Set(load.map(keyOf));
  return sends
    .map(({ payload }) => ({
      chatId: Number(payload["chat_id"]),
      amountVnd: answeredVnd(String(payload["text"])) ?? Number.NaN,
    }))
    .filter((answer) => known.has(keyOf(answer)));
}

/** A key that is there already keeps its place in a map. */
const firstsOf = (sales: readonly BookedSale[]): BookedSale[] => [
  ...new Map(sales.map((sale) => [keyOf(sale), sale])).values(),
];

/** Amounts of a chat rise: each that falls has overtaken. */
function inversions(sales: readonly BookedSale[]): number {
  const last = new Map<number, number>();
  let count = 0;
  for (const { chatId, amountVnd } of sales) {
    if (amountVnd < (last.get(chatId) ?? 0)) count++;
    last.set(chatId, amountVnd);
  }
  return count;
}

const LEFT = `
  SELECT (SELECT count(*) FROM inbound_event WHERE state = 'pending')::int
    + (SELECT count(*) FROM outbox_message WHERE state = 'pending')::int AS left`;

const BOOKED = `
  SELECT chat.chat_id::int AS "chatId", sale.total_vnd::int AS "amountVnd"
  FROM entry JOIN sale ON sale.tenant_id = entry.tenant_id AND sale.entry_id = entry.id
    JOIN chat ON chat.id = entry.chat_id
  ORDER BY entry.chat_id, entry.position`;
