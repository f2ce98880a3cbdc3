import type { ChatAddress } from "./inbound-event.ts";

/** One string per chat: what the order of messages is kept by and what the lock is taken on. */
export const chatKey = ({ channel, botId, chatId }: ChatAddress): string => `${channel}|${botId}|${chatId}`;
