import type { ChatAddress, InboundContent } from "./inbound-event.ts";
import type { OutboundMessage } from "./outbound-message.ts";

/** A message of ours in a chat, as a pulling door reads it. */
export interface LoggedReply {
  readonly from: "shop-book";
  /** Position in the chat's outbox: rises within one chat, so a door asks for what comes after it. */
  readonly cursor: string;
  readonly at: Date;
  readonly message: OutboundMessage;
}

/** A message of the person's in a chat. */
export interface LoggedMessage {
  readonly from: "person";
  readonly eventId: string;
  readonly at: Date;
  readonly content: InboundContent;
}

/** One page of a chat, oldest first. `before` of the next older page is `older`, absent on the first page of all. */
export interface ChatPage {
  readonly entries: readonly (LoggedReply | LoggedMessage)[];
  readonly older?: string;
  /** Cursor of the newest reply in the chat at the time of reading; "0" when there is none. */
  readonly newestReply: string;
}

/** What the doors that are pulled (terminal, browser) read. Addressed by chat alone. */
export interface ChatLog {
  /** Replies after `cursor` ("0" for all), oldest first, at most 100. */
  repliesAfter(chat: ChatAddress, cursor: string): Promise<readonly LoggedReply[]>;
  /** The newest entries, or those before the mark that an earlier page gave. At most `limit` of them. */
  page(chat: ChatAddress, options: { readonly before?: string; readonly limit: number }): Promise<ChatPage>;
  /** True while a message of the chat waits for its answer. */
  isWorking(chat: ChatAddress): Promise<boolean>;
  /** Calls back soon after a reply to the chat was committed, by any process. May also call without cause. */
  onReply(chat: ChatAddress, listener: () => void): () => void;
}
