import type { Chat, User } from "grammy/types";
import type { InboundEvent, Sender } from "../../core/ports/inbound-event.ts";
import { sentAt } from "../../core/ports/sent-at.ts";
import type { OurBot } from "./our-bot.ts";
import { inMs } from "./in-ms.ts";

/** Who takes the update, and when. */
export interface Receipt {
  readonly us: OurBot;
  readonly receivedAt: Date;
}

export interface Origin {
  readonly eventId: string;
  readonly chat: Chat;
  readonly from: User | undefined;
  /** Unix time in seconds; a tapped button has none and counts as sent when it was received. */
  readonly sentAtSeconds?: number;
}

const toSender = (user: User): Sender => {
  const displayName = [user.first_name, user.last_name].filter(Boolean).join(" ");
  return { userId: String(user.id), ...(displayName === "" ? {} : { displayName }) };
};

/** All of an event but what was said. */
export const toEnvelope = (
  { us, receivedAt }: Receipt,
  { eventId, chat, from, sentAtSeconds }: Origin,
): Omit<InboundEvent, "content"> => ({
  channel: "telegram",
  botId: us.botId,
  eventId,
  chatId: String(chat.id),
  sender: from === undefined ? { userId: String(chat.id) } : toSender(from),
  chatKind: chat.type === "private" ? "private" : "group",
  sentAt: sentAt(inMs(sentAtSeconds), receivedAt),
  receivedAt,
});
