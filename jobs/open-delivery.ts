import { DelayedError, type Job, type Queue } from "bullmq";

import { deliverNext } from "../core/delivery/deliver-next.ts";
import type { Deliveries } from "../core/ports/deliveries.ts";
import type { DeliveryBell } from "../core/ports/delivery-bell.ts";
import type { Log } from "../core/ports/log.ts";
import type { Sender } from "../core/ports/sender.ts";
import { keepLeases, LEASE_MS } from "./keep-leases.ts";
import type { QueueBackend } from "./queue-backend.ts";
import { type ChatRinger, createChatRinger } from "./ring-chats.ts";

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
  /** Wakes chats that the queue forgot. @returns how many */
  readonly sweep: () => Promise<number>;
}

/** One queue per bot; one job per chat that has something to send. The queue may forget: the outbox does not. */
export function openDelivery(deps: Deps): Delivery {
  const lines = new Map(
    deps.senders.map((sender) => {
      const queue = deps.backend.queue(queueName(sender));
      return [keyOf(sender), { queue, ringer: createChatRinger(queue, deps.log) }];
    }),
  );
  const bell: DeliveryBell = { ring: (bot, chatId) => lines.get(keyOf(bot))?.ringer.ring(chatId) };
  return {
    bell,
    work: () => {
      for (const sender of deps.senders) {
        const line = lines.get(keyOf(sender));
        if (line !== undefined) startWorker(deps, sender, line.queue);
      }
    },
    sweep: () => sweep(deps, lines),
  };
}

type Bot = Pick<Sender, "channel" | "botId">;
const keyOf = ({ channel, botId }: { channel: string; botId: string }): string => `${channel}|${botId}`;
const queueName = ({ channel, botId }: Bot): string => `deliver-${channel}-${botId}`;

function startWorker({ backend, deliveries, log }: Deps, sender: Sender, queue: Queue): void {
  const limiter = { max: sender.limits.perSecond, duration: 1_000 };
  const leases = keepLeases({ deliveries, log });
  const deliver = deliverNext({ deliveries, log, leaseMs: LEASE_MS });
  backend.worker(
    queueName(sender),
    async (job: Job<{ chatId: string }>, token) => {
      const { chatId } = job.data;
      const step = await leases.during(chatId, () => deliver(sender, chatId));
      if (step.slowBotMs !== undefined) await queue.rateLimit(step.slowBotMs);
      if (step.againAfterMs === undefined) return;
      // The job stays the chat's one job: it comes back when the chat may be written to again.
      await job.moveToDelayed(Date.now() + step.againAfterMs, token);
      throw new DelayedError();
    },
    { concurrency: CONCURRENCY, limiter },
  );
}

/** A bot's queue, and who tells it of chats. */
interface Line {
  readonly queue: Queue;
  readonly ringer: ChatRinger;
}

async function sweep({ deliveries, senders, log }: Deps, lines: ReadonlyMap<string, Line>): Promise<number> {
  let woken = 0;
  for (const sender of senders) {
    const line = lines.get(keyOf(sender));
    if (line === undefined) continue;
    await liftOldLimit(line.queue, log);
    const chats = await deliveries.neglectedChats(sender, NEGLECTED_AFTER_MS, CHATS_PER_SWEEP);
    if (chats.length > 0) await wakeAll(line, chats, log);
    woken += chats.length;
  }
  return woken;
}

/** No platform asks for so long; a limit beyond it was set by a clock that was ahead, and would hold the bot up as long. */
const LONGEST_LIMIT_MS = 600_000;

async function liftOldLimit(queue: Queue, log: Log): Promise<void> {
  if ((await queue.getRateLimitTtl()) <= LONGEST_LIMIT_MS) return;
  log.warn({ queue: queue.name }, "a limit that was set by a wrong clock is lifted");
  await queue.removeRateLimitKey();
}

/** Jobs that a sweep looks at; beyond it a chat is rung once more, which changes nothing where its job is there. */
const JOBS_PER_SWEEP = 2_000;

/**
 * The job of a neglected chat is lost, or it waits for its turn, or for a time that lies far ahead: a process gave it by a
 * clock that has been set back since. The last is the chat's one job, so a ring alone would change nothing.
 */
async function wakeAll({ queue, ringer }: Line, chats: readonly string[], log: Log): Promise<void> {
  try {
    const delayed = byChat(await queue.getDelayed(0, JOBS_PER_SWEEP));
    const inLine = byChat(await queue.getJobs(["waiting", "active"], 0, JOBS_PER_SWEEP));
    for (const chatId of chats) {
      const job = delayed.get(chatId);
      if (job !== undefined) await job.promote();
      else if (!inLine.has(chatId)) ringer.ring(chatId);
    }
  } catch (error) {
    log.warn({ err: error }, "neglected chats could not be woken; the next sweep tries again");
  }
}

// A job may end between being listed and being read.
const byChat = (jobs: readonly (Job<{ chatId: string }> | undefined)[]): Map<string, Job> =>
  new Map(jobs.flatMap((job) => (job === undefined ? [] : [[job.data.chatId, job]])));
