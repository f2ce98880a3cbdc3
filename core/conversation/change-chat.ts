import type { InboundContent } from "../ports/inbound-event.ts";
import type { PendingEvent } from "../ports/inbound-events.ts";
import type { Transaction } from "../ports/transaction.ts";
import type { ConversationDeps } from "./conversation-deps.ts";

type ChatChange = Extract<InboundContent, { kind: "chat_state" | "chat_moved" }>;

/** Takes note of what became of a chat. Nobody is answered: either nobody is there, or nobody asked. */
export const changeChat =
  ({ accounts }: ConversationDeps) =>
  async (tx: Transaction, event: PendingEvent, change: ChatChange): Promise<void> => {
    const chat = await accounts.findChat(tx, event);
    if (chat === undefined) return;
    if (change.kind === "chat_state") await accounts.setChatState(tx, chat.id, change.state);
    else await accounts.moveChat(tx, chat.id, change.newChatId);
  };
