import type { ChatLog, LoggedReply } from "../../core/ports/chat-log.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { IdSource } from "../../core/ports/id-source.ts";
import type { ChatAddress } from "../../core/ports/inbound-event.ts";
import type { Intake } from "../../core/ports/intake.ts";
import type { OutboundDocument } from "../../core/ports/outbound-message.ts";
import { type PictureUrl, renderFile, renderReply } from "./render-reply.ts";

interface Deps {
  readonly intake: Intake;
  readonly chatLog: ChatLog;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly pictureUrl: PictureUrl;
  /** Puts a message's file where the writer finds it. @returns where; undefined where it is no more */
  readonly saveDocument: (document: OutboundDocument) => Promise<string | undefined>;
}

export interface TerminalDoor {
  /** Sends one line and waits for what comes back. @returns the replies, each ready to print */
  say(text: string): Promise<readonly string[]>;
}

/**
 * A person at a terminal. Replies are pulled: what stands in the chat's outbox after the last one that was shown,
 * whoever wrote it, this process or a server on the same folder.
 *
 * @param userId who is writing; each has a chat and a book of their own
 */
export async function openTerminalDoor(
  { intake, chatLog, clock, ids, pictureUrl, saveDocument }: Deps,
  userId: string,
): Promise<TerminalDoor> {
  const chat: ChatAddress = { channel: "terminal", botId: "local", chatId: userId };
  let cursor = (await chatLog.page(chat, { limit: 1 })).newestReply;
  const newReplies = async (): Promise<readonly LoggedReply[]> => {
    const replies = await chatLog.repliesAfter(chat, cursor);
    cursor = replies.at(-1)?.cursor ?? cursor;
    return replies;
  };
  return {
    async say(text) {
      const now = clock.now();
      const content = { kind: "text", text } as const;
      const event = { ...chat, eventId: ids.uuid(), sender: { userId }, sentAt: now, receivedAt: now, content };
      await intake.receive(event);
      // Handing the same event in again only starts the work again: a terminal alone has no sweep behind it.
      await untilAnswered(chatLog, chat, () => intake.receive(event));
      const replies: string[] = [];
      for (const { message } of await newReplies()) {
        const words = renderReply(message, pictureUrl);
        const path = message.document && (await saveDocument(message.document));
        replies.push(path === undefined ? words : `${words}\n${renderFile(path)}`);
      }
      return replies;
    },
  };
}

/** Waits for the work on the chat to end, woken by replies; the listener also calls now and then by itself. */
function untilAnswered(chatLog: ChatLog, chat: ChatAddress, nudge: () => Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = async (): Promise<void> => {
      if (await chatLog.isWorking(chat)) return;
      stop();
      resolve();
    };
    const fail = (error: unknown): void => {
      stop();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const stop = chatLog.onReply(chat, () => {
      nudge().then(look).catch(fail);
    });
    look().catch(fail);
  });
}
