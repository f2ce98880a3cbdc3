import type { Update } from "grammy/types";
import type { InboundEvent } from "../../core/ports/inbound-event.ts";
import { readMembership } from "./read-membership.ts";
import { readEdit, readMessage } from "./read-message.ts";
import { readTap } from "./read-tap.ts";
import type { Receipt } from "./to-envelope.ts";

/** What we ask Telegram for; it sends nothing else. Source: `allowed_updates` of the Bot API. */
export const ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"] as const;

/** Telegram's types end here. @returns undefined for an update that nobody is to be answered for. */
export const toInboundEvent = (update: Update, receipt: Receipt): InboundEvent | undefined => {
  const { update_id: id, message, edited_message, callback_query, my_chat_member } = update;
  if (message !== undefined) return readMessage(id, message, receipt);
  if (edited_message !== undefined) return readEdit(id, edited_message, receipt);
  if (callback_query !== undefined) return readTap(id, callback_query, receipt);
  return my_chat_member === undefined ? undefined : readMembership(id, my_chat_member, receipt);
};
