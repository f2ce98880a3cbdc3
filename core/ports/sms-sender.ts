import type { SendResult } from "./sender.ts";

/** Sends one text message to a phone. For numbers that no chat has proven: it costs money, so it is off unless set up. */
export interface SmsSender {
  /** Never throws for what the gateway or the network does: that is a result. */
  send(phoneE164: string, text: string): Promise<SendResult>;
}
