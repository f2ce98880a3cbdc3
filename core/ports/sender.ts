import type { OutboundMessage } from "./outbound-message.ts";

/**
 * What became of a message that was handed to a platform. Platforms' errors are translated into these once, in the
 * adapter; delivery decides by them alone.
 */
export type SendResult =
  | {
      readonly kind: "sent";
      readonly messageId?: string;
      /** How many messages of the platform's it took; 1 unless said. */
      readonly parts?: number;
    }
  /** The platform wants us to wait (429). Nothing was sent. */
  | { readonly kind: "slow_down"; readonly retryAfterMs: number }
  /** No connection, or the platform's own fault (5xx): surely not sent. */
  | { readonly kind: "unreachable"; readonly code: string }
  /** Sent, and no answer came: it may have arrived or not. */
  | { readonly kind: "unknown"; readonly code: string }
  /** The person blocked the bot, or the chat is no more. */
  | { readonly kind: "chat_gone"; readonly code: string }
  /** The chat goes on under another id. Nothing was sent. */
  | { readonly kind: "chat_moved"; readonly chatId: string }
  /** The platform will never take this message. */
  | { readonly kind: "refused"; readonly code: string };

/** One bot of one channel, as delivery sees it. */
export interface Sender {
  readonly channel: "telegram" | "zalo" | "sms";
  readonly botId: string;
  /** How much the platform takes: of all chats together and of one, in messages a second. */
  readonly limits: { readonly perSecond: number; readonly perChatPerSecond: number };
  /** What the platform allows a bot in a month, where it counts. */
  readonly monthlyMessages?: number;
  /** Replies of one burst are put together up to this many characters, where every message costs. */
  readonly mergeUpToLength?: number;
  /**
   * Sends one message, split where it is longer than the platform takes. Never throws for what the platform or the
   * network does: that is a result.
   */
  send(chatId: string, message: OutboundMessage): Promise<SendResult>;
  /**
   * Takes the choices off a message that was sent, where the platform can: nobody shall tap what is answered. Tried
   * once and never throws, since a late tap gets an answer, too.
   */
  withdrawChoices?(chatId: string, messageId: string): Promise<void>;
}
