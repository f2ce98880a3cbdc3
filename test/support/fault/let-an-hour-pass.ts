import type pg from "pg";
import type { Job, Queue } from "bullmq";

import { openQueueBackend } from "../../../jobs/open-queue-backend.ts";
import { BOT_ID } from "../telegram/updates.ts";
import { silent } from "../shop/conversation.ts";

const HOUR = "interval '1 hour'";

/** Everything that waits is an hour older, and every job that was delayed has come to its time. */
export async function letAnHourPass(owner: pg.Client, applicationUrl: string): Promise<void> {
  await owner.query(
    `UPDATE outbox_message SET created_at = created_at - ${HOUR}, next_send_at = next_send_at - ${HOUR}
     WHERE state = 'pending'`,
  );
  await owner.query(`UPDATE chat SET next_send_at = next_send_at - ${HOUR}`);
  const backend = await openQueueBackend({ mode: "postgres", applicationUrl }, silent);
  try {
    await promoteAll(backend.queue(`deliver-telegram-${BOT_ID}`));
  } finally {
    await backend.close();
  }
}

async function promoteAll(queue: Queue): Promise<void> {
  const delayed: Job[] = await queue.getDelayed();
  // One may have come to its time by itself meanwhile.
  for (const job of delayed) await job.promote().catch(() => undefined);
}
