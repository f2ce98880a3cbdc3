import type { BotAddress } from "./deliveries.ts";

/**
 * Tells delivery that a chat has something to send. A means, not the truth: a call that is lost is made up for by a
 * sweep, so it never throws.
 */
export interface DeliveryBell {
  ring(bot: BotAddress, chatId: string): void;
}
