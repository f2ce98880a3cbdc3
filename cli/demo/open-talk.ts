import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import { pino } from "pino";

import { renderReply } from "../../bot/terminal/render-reply.ts";
import { createIntake } from "../../core/conversation/create-intake.ts";
import type { ChatAddress, InboundContent } from "../../core/ports/inbound-event.ts";
import type { Choice, OutboundMessage, Picture } from "../../core/ports/outbound-message.ts";
import { createRepositories } from "../../database/create-repositories.ts";
import type { OpenDatabase } from "../../database/open-database.ts";
import { createReplyListener } from "../../database/reply-listener.ts";
import { createChatLog } from "../../database/repositories/chat-log.ts";
import { createPresenter } from "../../present/create-presenter.ts";
import { createSecrets } from "../../program/create-secrets.ts";
import { openLog } from "../../program/open-log.ts";

/** What came back on one line: the replies as a terminal shows them, and their pictures. */
export interface Said {
  readonly replies: readonly string[];
  readonly pictures: readonly Picture[];
}

/** Writes to the book by script, at moments of the script's own. */
export interface Talk {
  say(user: string, text: string, now: Date): Promise<Said>;
  /** Taps the newest choice that was offered to the user under this label. */
  tap(user: string, label: string, now: Date): Promise<Said>;
  close(): Promise<void>;
}

/** The real way of a message, shown as a terminal shows it. Pictures are named by `[hình]`. */
export function openTalk({ dataSource, applicationUrl }: OpenDatabase): Talk {
  const log = openLog("error", pino.destination(2));
  const listener = createReplyListener(applicationUrl, log);
  const chatLog = createChatLog(dataSource, listener);
  const intake = createIntake({
    ...createRepositories(dataSource, wait),
    presenter: createPresenter(),
    writersAreMadeUp: true,
    // Nobody logs in to a made-up shop by what was hashed with this.
    secrets: createSecrets(randomUUID()),
    bell: { ring: () => undefined },
    ids: { uuid: () => randomUUID() },
    log,
  });
  const offered = new Map<string, readonly Choice[]>();
  const send = async (user: string, content: InboundContent, now: Date): Promise<Said> => {
    const chat: ChatAddress = { channel: "terminal", botId: "local", chatId: user };
    const { newestReply } = await chatLog.page(chat, { limit: 1 });
    await intake.receive({
      ...chat,
      eventId: randomUUID(),
      sender: { userId: user },
      sentAt: now,
      receivedAt: now,
      content,
    });
    await intake.drain();
    const messages = (await chatLog.repliesAfter(chat, newestReply)).map(({ message }) => message);
    offered.set(user, [...choicesOf(messages), ...(offered.get(user) ?? [])]);
    return {
      replies: messages.map((message) => renderReply(message, () => "[hình]")),
      pictures: messages.flatMap(({ picture }) => picture ?? []),
    };
  };
  return {
    say: (user, text, now) => send(user, { kind: "text", text }, now),
    async tap(user, label, now) {
      const choice = offered.get(user)?.find((each) => each.label === label);
      if (choice === undefined) throw new Error(`Nothing was offered under "${label}".`);
      return send(user, { kind: "choice", payload: choice.payload, label }, now);
    },
    async close() {
      await intake.drain();
      await listener.close();
    },
  };
}

const choicesOf = (messages: readonly OutboundMessage[]): readonly Choice[] =>
  messages.flatMap(({ choices }) => choices?.options ?? []);
