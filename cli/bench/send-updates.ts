import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

export const SECRET = "secret-of-a-bench";
/** As many as Telegram opens to a bot by default. */
const CONNECTIONS = 40;
const RETRY_AFTER_MS = 100;
const FIRST_CHAT = 900_001;

export interface Load {
  /** Where to post; several addresses are used in turn. */
  readonly urls: readonly string[];
  readonly messages: number;
  readonly chats: number;
  readonly firstUpdateId: number;
  /** What the update tells. */
  readonly text: (updateId: number) => string;
  /** Messages a second; as fast as they are taken unless given. */
  readonly perSecond?: number;
}

export interface Sent {
  /** Of each update, when its request was begun, in milliseconds since 1970, by update id. */
  readonly startedAtMs: ReadonlyMap<number, number>;
}

/** Posts updates by as many connections as Telegram does, each chat's in order. @throws Error for an answer but 200 */
export async function sendUpdates(load: Load): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const startedAtMs = new Map<number, number>();
  const startMs = performance.now();
  const sendLane = async (lane: number): Promise<void> => {
    for (let index = lane; index < load.messages; index += CONNECTIONS) {
      if (load.perSecond !== undefined) await until(startMs + (index / load.perSecond) * 1_000);
      const updateId = load.firstUpdateId + index;
      startedAtMs.set(updateId, Date.now());
      const body = updateOf(load, updateId, index);
      await untilTaken(() => post(agent, load.urls[index % load.urls.length] ?? "", body));
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, lane) => sendLane(lane)));
  agent.destroy();
  return { startedAtMs };
}

/** 503 means "come again": Telegram does, and so does this. */
async function untilTaken(send: () => Promise<number>): Promise<void> {
  for (;;) {
    const status = await send();
    if (status === 200) return;
    if (status !== 503) throw new Error(`an update was answered by ${String(status)}`);
    await wait(RETRY_AFTER_MS);
  }
}

const until = (atMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, atMs - performance.now())));

// Lanes and chats are both counted round, so that a chat's messages are all in one lane.
function updateOf({ chats, text }: Load, updateId: number, index: number): string {
  const lane = index % CONNECTIONS;
  const chat = lane + CONNECTIONS * (Math.floor(index / CONNECTIONS) % Math.max(1, Math.floor(chats / CONNECTIONS)));
  const id = FIRST_CHAT + chat;
  return JSON.stringify({
    update_id: updateId,
    message: {
      message_id: updateId,
      date: Math.floor(Date.now() / 1_000),
      from: { id, is_bot: false, first_name: "Lan", language_code: "vi" },
      chat: { id, type: "private", first_name: "Lan" },
      text: text(updateId),
    },
  });
}

function post(agent: Agent, url: string, body: string): Promise<number> {
  const headers = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "x-telegram-bot-api-secret-token": SECRET,
  };
  return new Promise((resolve, reject) => {
    const sending = request(url, { agent, method: "POST", headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    sending.on("error", reject);
    sending.end(body);
  });
}
