import type { ChatPage, LoggedMessage, LoggedReply } from "../../core/ports/chat-log.ts";
import type { InboundContent } from "../../core/ports/inbound-event.ts";
import type { OutboundMessage } from "../../core/ports/outbound-message.ts";

/** An entry of the chat as the page reads it; `at` is ISO 8601. */
export type WireEntry =
  | { readonly from: "shop-book"; readonly cursor: string; readonly at: string; readonly message: OutboundMessage }
  | { readonly from: "person"; readonly id: string; readonly at: string; readonly content: WireContent };

/** Of a file the page shows its name; its rows stay here. */
type WireContent = Exclude<InboundContent, { kind: "file" }> | { readonly kind: "file"; readonly name: string };

export interface WirePage {
  readonly entries: readonly WireEntry[];
  readonly older?: string;
  readonly newestReply: string;
}

const toWireContent = (content: InboundContent): WireContent =>
  content.kind === "file" ? { kind: "file", name: content.name } : content;

export const toWireEntry = (entry: LoggedReply | LoggedMessage): WireEntry =>
  entry.from === "person"
    ? { from: "person", id: entry.eventId, at: entry.at.toISOString(), content: toWireContent(entry.content) }
    : { from: "shop-book", cursor: entry.cursor, at: entry.at.toISOString(), message: entry.message };

export const toWirePage = ({ entries, older, newestReply }: ChatPage): WirePage => ({
  entries: entries.map(toWireEntry),
  ...(older === undefined ? {} : { older }),
  newestReply,
});
