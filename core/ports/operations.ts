import type { Language } from "./accounts.ts";
import type { ChatAddress } from "./inbound-event.ts";
import type { Transaction } from "./transaction.ts";

export type ChatState = "open" | "gone" | "blocked";

/** A chat in which a shop is active. */
export interface ShopChat {
  /** Our id of the chat, by which it is blocked. */
  readonly id: string;
  readonly channel: string;
  readonly botId: string;
  readonly state: ChatState;
  /** When a message last came in. Absent where none did under its present id. */
  readonly lastMessageAt?: Date;
}

/** A shop as its operator may know it: how much it is used, and nothing of what is in its book. */
export interface ShopSummary {
  readonly tenantId: string;
  /** Absent until the owner names it. */
  readonly name?: string;
  readonly openedAt: Date;
  readonly entryCount: number;
  readonly chats: readonly ShopChat[];
}

/** An open chat of a channel that is pushed. */
export interface ReachableChat extends ChatAddress {
  readonly id: string;
  readonly tenantId?: string;
}

/** What of a chat matters to an announcement. */
export interface Listener {
  /** Of who wrote there last; the shop's where they have not chosen. */
  readonly language: Language;
  /** A message of this key was put into the chat's outbox before. */
  readonly wasTold: boolean;
}

/** What only an operator does: it goes across shops. */
export interface Operations {
  /** Shops in the order of their ids, after one of them. Each is looked into in a transaction of its own. */
  listShops(afterTenantId: string | undefined, limit: number): Promise<readonly ShopSummary[]>;
  /** The chat's key and state; undefined where there is no such chat. */
  findChat(chatId: string): Promise<(ChatAddress & { readonly state: ChatState }) | undefined>;
  /** The caller holds the chat. What waits to be sent to it is dropped; at the next claim, where a send is under way. */
  blockChat(tx: Transaction, chatId: string): Promise<void>;
  unblockChat(tx: Transaction, chatId: string): Promise<void>;
  /** Open chats of pushed channels in the order of their ids, after one of them. */
  listReachable(afterChatId: string | undefined, limit: number): Promise<readonly ReachableChat[]>;
  /** The chat's tenant must be entered, where it has one. */
  listenerIn(tx: Transaction, chat: ReachableChat, key: string): Promise<Listener>;
}
