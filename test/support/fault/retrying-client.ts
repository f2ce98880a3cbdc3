import { setTimeout as wait } from "node:timers/promises";

import type { Random } from "./random.ts";
import { type SentMessage, updateOf } from "./sent-message.ts";

interface Deps {
  /** Where the next request goes; asked for each, as a load balancer chooses. */
  readonly target: () => string;
  readonly secret: string;
  readonly random: Random;
  readonly accepted: (message: SentMessage) => void;
}

/** Telegram's default of `max_connections`. */
const CONNECTIONS = 40;
const RETRY_AFTER_MS = 200;
/** Longer than any honest answer under load: Telegram does not wait for ever either. */
const ANSWER_WITHIN_MS = 10_000;
/** Answers that get lost on the way back, after which the same update comes again. */
const ANSWER_LOST = 0.05;

/**
 * Sends a load as Telegram does: a chat's updates one after the other, each until it is answered by 200; some are sent
 * again though they were taken.
 */
export async function sendLoad(deps: Deps, load: readonly SentMessage[]): Promise<void> {
  const lanes = Array.from({ length: CONNECTIONS }, (): SentMessage[] => []);
  for (const message of load) lanes[message.chatId % CONNECTIONS]!.push(message);
  await Promise.all(lanes.map((lane) => sendInOrder(deps, lane)));
}

async function sendInOrder(deps: Deps, lane: readonly SentMessage[]): Promise<void> {
  for (const message of lane) {
    while (!(await isTaken(deps, message)) || deps.random.chance(ANSWER_LOST)) await wait(RETRY_AFTER_MS);
    deps.accepted(message);
  }
}

export async function isTaken({ target, secret }: Pick<Deps, "target" | "secret">, message: SentMessage) {
  return (await post(target(), secret, updateOf(message))) === 200;
}

/** @returns the status, or 0 where no answer came */
export async function post(url: string, secret: string, update: unknown): Promise<number> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        // One that is kept open may be closed by the other side in the moment it is used.
        connection: "close",
        "content-type": "application/json",
        "x-telegram-bot-api-secret-token": secret,
        "x-bot-api-secret-token": secret,
      },
      body: typeof update === "string" ? update : JSON.stringify(update),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
