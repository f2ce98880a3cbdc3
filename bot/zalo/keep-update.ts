import type { Clock } from "../../core/ports/clock.ts";
import type { Intake } from "../../core/ports/intake.ts";
import type { Log } from "../../core/ports/log.ts";
import { toInboundEvent } from "./to-inbound-event.ts";

export interface KeepUpdateDeps {
  readonly botId: string;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Hands an update to the intake; returns once it is kept, or known to be of no interest.
 * @throws what the intake throws when the event could not be kept
 */
export const keepUpdate = async ({ botId, intake, clock, log }: KeepUpdateDeps, update: unknown): Promise<void> => {
  const reading = toInboundEvent(update, { botId, receivedAt: clock.now() });
  if (reading.kind === "event") await intake.receive(reading.event);
  else log.warn({ botId, why: reading.why, eventName: reading.eventName }, "a Zalo event was left aside");
};
