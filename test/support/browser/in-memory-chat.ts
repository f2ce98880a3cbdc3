import { setImmediate as nextTurn } from "node:timers/promises";
import type { ChatLog, LoggedMessage, LoggedReply } from "../../../core/ports/chat-log.ts";
import type { ChatAddress, InboundEvent } from "../../../core/ports/inbound-event.ts";
import type { Intake } from "../../../core/ports/intake.ts";
import type { OutboundMessage } from "../../../core/ports/outbound-message.ts";

type Numbered = { readonly order: number; readonly entry: LoggedReply | LoggedMessage };

interface Chat {
  readonly entries: Numbered[];
  readonly listeners: Set<() => void>;
  working: number;
}

/** The two ports of a pulled door, in memory: for the tests of the web layer alone. */
export interface InMemoryChat {
  readonly intake: Intake;
  readonly chatLog: ChatLog;
  /** Every event that was kept, in order. */
  readonly events: readonly InboundEvent[];
  /** Puts a message of the book into a chat. */
  say(chat: ChatAddress, message: OutboundMessage, at?: Date): void;
  /** Puts a message of the person's into a chat without answering it. */
  hear(chat: ChatAddress, text: string, at: Date): void;
  /** Makes the next `receive` calls fail as a lost database would, until called with undefined. */
  breakIntake(error: Error | undefined): void;
  listenerCount(): number;
}

/**
 * @param answer what the book says to an event; the chat counts as working until it resolves
 */
export const createInMemoryChat = (
  answer: (event: InboundEvent) => Promise<readonly OutboundMessage[]> | readonly OutboundMessage[],
): InMemoryChat => {
  const chats = new Map<string, Chat>();
  const events: InboundEvent[] = [];
  let order = 0;
  let broken: Error | undefined;

  const chatAt = ({ chatId }: ChatAddress): Chat => {
    const chat = chats.get(chatId) ?? { entries: [], listeners: new Set(), working: 0 };
    chats.set(chatId, chat);
    return chat;
  };
  const add = (chat: Chat, make: (order: number) => Numbered["entry"]): void => {
    order += 1;
    chat.entries.push({ order, entry: make(order) });
  };
  const tell = (chat: Chat): void => {
    for (const listener of [...chat.listeners]) listener();
  };
  const say = (address: ChatAddress, message: OutboundMessage, at = new Date()): void => {
    const chat = chatAt(address);
    add(chat, (number) => ({ from: "shop-book", cursor: String(number), at, message }));
    tell(chat);
  };
  const repliesIn = (chat: Chat): LoggedReply[] =>
    chat.entries.flatMap(({ entry }) => (entry.from === "shop-book" ? [entry] : []));

  const work = async (event: InboundEvent): Promise<void> => {
    const chat = chatAt(event);
    chat.working += 1;
    // As with a database, nothing of the work happens before the door has heard that the event is kept.
    await nextTurn();
    const messages = await answer(event);
    chat.working -= 1;
    for (const message of messages) say(event, message);
    tell(chat);
  };

  return {
    events,
    say,
    hear: (address, text, at) => {
      const content = { kind: "text", text } as const;
      add(chatAt(address), (number) => ({ from: "person", eventId: `heard-${number}`, at, content }));
    },
    breakIntake: (error) => {
      broken = error;
    },
    listenerCount: () => [...chats.values()].reduce((sum, { listeners }) => sum + listeners.size, 0),
    intake: {
      receive: async (event) => {
        if (broken) throw broken;
        if (events.some(({ eventId }) => eventId === event.eventId)) return "repeated";
        events.push(event);
        const { eventId, sentAt: at, content } = event;
        add(chatAt(event), () => ({ from: "person", eventId, at, content }));
        void work(event);
        return Promise.resolve("new");
      },
    },
    chatLog: {
      repliesAfter: (address, cursor) =>
        Promise.resolve(
          repliesIn(chatAt(address))
            .filter((reply) => Number(reply.cursor) > Number(cursor))
            .slice(0, 100),
        ),
      page: (address, { before, limit }) => {
        const chat = chatAt(address);
        const visible = chat.entries.filter((numbered) => before === undefined || numbered.order < Number(before));
        const shown = visible.slice(-limit);
        const older = visible.length > shown.length ? { older: String(shown[0]?.order) } : {};
        const newestReply = repliesIn(chat).at(-1)?.cursor ?? "0";
        return Promise.resolve({ entries: shown.map(({ entry }) => entry), ...older, newestReply });
      },
      isWorking: (address) => Promise.resolve(chatAt(address).working > 0),
      onReply: (address, listener) => {
        const { listeners } = chatAt(address);
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
};
