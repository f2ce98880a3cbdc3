import type { ChatMember, ChatMemberUpdated } from "grammy/types";
import type { InboundEvent } from "../../core/ports/inbound-event.ts";
import { toEnvelope, type Receipt } from "./to-envelope.ts";

const isThere = (member: ChatMember): boolean =>
  member.status === "restricted" ? member.is_member : member.status !== "left" && member.status !== "kicked";

/** What became of ourselves in a chat: blocked, removed, let in again. Another rank of ours in a group is no news. */
export const readMembership = (
  updateId: number,
  { chat, from, date, old_chat_member, new_chat_member }: ChatMemberUpdated,
  receipt: Receipt,
): InboundEvent | undefined => {
  const isOpen = isThere(new_chat_member);
  if (chat.type === "channel" || isOpen === isThere(old_chat_member)) return undefined;
  return {
    ...toEnvelope(receipt, { eventId: String(updateId), chat, from, sentAtSeconds: date }),
    content: { kind: "chat_state", state: isOpen ? "open" : "gone" },
  };
};
