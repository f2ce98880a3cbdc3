import type { NightStep } from "../night/night-step.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { BotAddress } from "./deliveries.ts";
import type { Channel } from "./inbound-event.ts";
import type { SendResult } from "./sender.ts";

/**
 * Counts what this process does, from its start on. Told after the commit only: what was rolled back did not happen.
 * Labels are names of ours, never what people wrote.
 */
export interface Meter {
  /** A door handed an event in, and it is kept. */
  received(channel: Channel, result: "new" | "repeated"): void;
  /** An event was worked off. `outcomes` is empty where nobody is answered. */
  processed(channel: Channel, outcomes: readonly Outcome["kind"][]): void;
  /** An event failed for the last time. */
  gaveUp(channel: Channel): void;
  /** A platform, or its silence, answered a send. */
  sent(bot: BotAddress, result: SendResult["kind"]): void;
  /** A step of a shop's night was done, failed and is tried again, or was given up. */
  workedAtNight(step: NightStep, result: "done" | "again" | "failed"): void;
}
