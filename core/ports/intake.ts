import type { InboundEvent } from "./inbound-event.ts";

/**
 * The way in for every door: keeps the raw event (T1, committed when the promise resolves), then starts
 * the work on its chat (T2) without waiting for it. Safe to call again with the same event.
 */
export interface Intake {
  /**
   * @returns `new`, or `repeated` when the event was already known.
   * @throws OperationalError when the event could not be kept; the door must then tell its sender so.
   */
  receive(event: InboundEvent): Promise<"new" | "repeated">;
}
