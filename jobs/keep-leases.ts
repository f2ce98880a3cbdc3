import type { Deliveries } from "../core/ports/deliveries.ts";
import type { Log } from "../core/ports/log.ts";

/** How long the chats wait that a killed process was sending to. A send may take longer: its lease is prolonged. */
export const LEASE_MS = 15_000;
/** Three tries before a lease ends. */
const RENEW_EVERY_MS = 4_000;

interface Deps {
  readonly deliveries: Pick<Deliveries, "renew">;
  readonly log: Log;
}

export interface LeaseKeeper {
  /** Prolongs the lease of the chat until `work` has ended. */
  during<T>(chatId: string, work: () => Promise<T>): Promise<T>;
}

/** Prolongs the leases of the chats that this process sends to, all by one statement. */
export function keepLeases({ deliveries, log }: Deps): LeaseKeeper {
  const held = new Set<string>();
  const renew = async (): Promise<void> => {
    if (held.size === 0) return;
    await deliveries.renew([...held], LEASE_MS).catch((error: unknown) => {
      log.warn({ err: error }, "the leases of chats could not be prolonged");
    });
  };
  setInterval(() => void renew(), RENEW_EVERY_MS).unref();
  return {
    async during(chatId, work) {
      held.add(chatId);
      try {
        return await work();
      } finally {
        held.delete(chatId);
      }
    },
  };
}
