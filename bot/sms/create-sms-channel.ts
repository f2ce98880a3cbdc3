import type { Sender } from "../../core/ports/sender.ts";
import type { SmsSender } from "../../core/ports/sms-sender.ts";

/** Gateways differ; a code is for one person, and there are few. */
const LIMITS = { perSecond: 5, perChatPerSecond: 1 };

/** SMS as a way out like the others: what is sent waits in the outbox, under the phone number as its chat. */
export const createSmsChannel = (sms: SmsSender): Sender => ({
  channel: "sms",
  botId: "sms",
  limits: LIMITS,
  send: (phoneE164, { text }) => sms.send(phoneE164, text),
});
