import type { Update } from "grammy/types";

import { messageUpdate } from "../telegram/updates.ts";
import type { FaultSize } from "./fault-size.ts";

/** A message of the load: its amount is the only one of its size in its chat, and rises with its place in line. */
export interface SentMessage {
  readonly updateId: number;
  readonly chatId: number;
  readonly amountVnd: number;
}

const FIRST_CHAT = 700_001;
const FIRST_AMOUNT_K = 101;

/** In the order in which each chat writes; chats take turns. */
export function loadOf({ messages, chats }: FaultSize, firstUpdateId = 1): SentMessage[] {
  return Array.from({ length: messages }, (_, index) => ({
    updateId: firstUpdateId + index,
    chatId: FIRST_CHAT + (index % chats),
    amountVnd: (FIRST_AMOUNT_K + Math.floor(index / chats)) * 1_000,
  }));
}

export const updateOf = ({ updateId, chatId, amountVnd }: SentMessage): Update =>
  messageUpdate(updateId, {
    text: `bán ${String(amountVnd / 1_000)}k`,
    date: Math.floor(Date.now() / 1_000),
    from: { id: chatId, is_bot: false, first_name: "Lan", language_code: "vi" },
    chat: { id: chatId, type: "private", first_name: "Lan" },
  });

/** The amount that an answer tells of; undefined where it is none to a message of the load. */
export function answeredVnd(text: string): number | undefined {
  const amount = ANSWER.exec(text)?.[1];
  return amount === undefined ? undefined : Number(amount.replaceAll(".", ""));
}

const ANSWER = /^Đã ghi bán ([\d.]+)đ/u;
