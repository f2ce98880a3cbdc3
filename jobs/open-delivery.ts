import { randomUUID } from "node:crypto";

import { DelayedError, type Job, type Queue } from "bullmq";

import { deliverNext } from "../core/delivery/deliver-next.ts";
import type { Deliveries } from "../core/ports/deliveries.ts";
import type { DeliveryBell } from "../core/ports/delivery-bell.ts";
import type { Log } from "../core/ports/log.ts";
import type { Sender } from "../core/ports/sender.ts";
import type { QueueBackend } from "./queue-backend.ts";

/** Sends under way at the same time for one bot; the platform's own limit is kept by the limiter. */
const CONCURRENCY = 8;
const NEGLECTED_AFTER_MS = 2_000;
const CHATS_PER_SWEEP = 500;

interface Deps {
  readonly backend: QueueBackend;
  readonly deliveries: Deliveries;
  readonly senders: readonly Sender[];
  readonly log: Log;
}

export interface Delivery {
  readonly bell: DeliveryBell;
  /** Starts to send in this process. */
  readonly work: () => void;
  /** Rings for chats that the queue forgot. @returns how many */
  readonly sweep: () => Promise<number>;
}

/** One queue per bot; one job per chat that has something to send. The queue may forget: the outbox does not. */
export function openDelivery(deps: Deps): Delivery {
  const queues = new Map(deps.senders.map((sender) => [keyOf(sender), deps.backend.queue(queueName(sender))]));
  const bell: DeliveryBell = {
    ring(bot, chatId) {
      const queue = queues.get(keyOf(bot));
      if (queue !== undefined) void ring(queue, chatId, deps.log);
    },
  };
  return {
    bell,
    work: () => {
      for (const sender of deps.senders) {
        const queue = queues.get(keyOf(sender));
        if (queue !== undefined) startWorker(deps, sender, queue);
      }
    },
    sweep: () => sweep(deps, bell),
  };
}

type Bot = Pick<Sender, "channel" | "botId">;
const keyOf = ({ channel, botId }: { channel: string; botId: string }): string => `${channel}|${botId}`;
const queueName = ({ channel, botId }: Bot): string => `deliver-${channel}-${botId}`;

async function ring(queue: Queue, chatId: string, log: Log): Promise<void> {
  try {
    await queue.add(
      "chat",
      { chatId },
      {
        jobId: randomUUID(),
        // A ring while the chat's job looks for the last time must not get lost: it becomes the next job.
        deduplication: { id: chatId, keepLastIfActive: true },
        removeOnComplete: true,
        removeOnFail: true,
      },
    );
  } catch (error) {
    log.warn({ err: error }, "delivery could not be told of a message; the sweep will find it");
  }
}

function startWorker({ backend, deliveries, log }: Deps, sender: Sender, queue: Queue): void {
  const limiter = { max: sender.limits.perSecond, duration: 1_000 };
  backend.worker(
    queueName(sender),
    async (job: Job<{ chatId: string }>, token) => {
      const step = await deliverNext({ deliveries, log })(sender, job.data.chatId);
      if (step.slowBotMs !== undefined) await queue.rateLimit(step.slowBotMs);
      if (step.againAfterMs === undefined) return;
      // The job stays the chat's one job: it comes back when the chat may be written to again.
      await job.moveToDelayed(Date.now() + step.againAfterMs, token);
      throw new DelayedError();
    },
    { concurrency: CONCURRENCY, limiter },
  );
}

async function sweep({ deliveries, senders }: Deps, bell: DeliveryBell): Promise<number> {
  let rung = 0;
  for (const sender of senders) {
    const chats = await deliveries.neglectedChats(sender, NEGLECTED_AFTER_MS, CHATS_PER_SWEEP);
    for (const chatId of chats) bell.ring(sender, chatId);
    rung += chats.length;
  }
  return rung;
}
