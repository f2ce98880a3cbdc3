import type { WireEntry } from "./wire.ts";

/** An open stream of a chat. */
export interface HubMember {
  /** Something may have changed: look again. */
  readonly wake: () => void;
  /** Another window of the same person sent this. */
  readonly tell: (entry: WireEntry) => void;
  readonly end: () => void;
}

/** The open streams of this process, by chat. */
export interface ChatHub {
  /**
   * Opens a stream if there is room for it.
   * @returns how to leave, or undefined when there is no room or the door is closing.
   */
  readonly join: (chatId: string, open: () => HubMember) => (() => void) | undefined;
  readonly wake: (chatId: string) => void;
  readonly tell: (chatId: string, entry: WireEntry) => void;
  /** Ends every stream and lets no new one in. */
  readonly close: () => void;
}

export interface HubLimits {
  readonly streamsPerChat: number;
  readonly streams: number;
}

export const createChatHub = (limits: HubLimits): ChatHub => {
  const chats = new Map<string, Set<HubMember>>();
  const membersOf = (chatId: string): readonly HubMember[] => [...(chats.get(chatId) ?? [])];
  let count = 0;
  let closed = false;

  const leave = (chatId: string, member: HubMember): void => {
    const members = chats.get(chatId);
    if (!members?.delete(member)) return;
    count -= 1;
    if (members.size === 0) chats.delete(chatId);
  };

  return {
    join: (chatId, open) => {
      const members = chats.get(chatId) ?? new Set();
      if (closed || count >= limits.streams || members.size >= limits.streamsPerChat) return undefined;
      const member = open();
      chats.set(chatId, members.add(member));
      count += 1;
      return () => {
        leave(chatId, member);
      };
    },
    wake: (chatId) => {
      for (const member of membersOf(chatId)) member.wake();
    },
    tell: (chatId, entry) => {
      for (const member of membersOf(chatId)) member.tell(entry);
    },
    close: () => {
      closed = true;
      for (const chatId of [...chats.keys()]) for (const member of membersOf(chatId)) member.end();
    },
  };
};
