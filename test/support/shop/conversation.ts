import { randomUUID } from "node:crypto";

import { createIntake, type OpenIntake } from "../../../core/conversation/create-intake.ts";
import type { WorkDeps } from "../../../core/conversation/work-chat.ts";
import type { LoggedReply } from "../../../core/ports/chat-log.ts";
import type { InboundContent, InboundEvent } from "../../../core/ports/inbound-event.ts";
import type { Log } from "../../../core/ports/log.ts";
import type { OutboundMessage } from "../../../core/ports/outbound-message.ts";
import { createReplyListener, type ReplyListener } from "../../../database/reply-listener.ts";
import { createChatLog } from "../../../database/repositories/chat-log.ts";
import { createPresenter } from "../../../present/create-presenter.ts";
import { createSecrets } from "../../../program/create-secrets.ts";
import { createMigratedDatabase, type MigratedDatabase } from "../postgres/migrated-database.ts";
import type { TestServer } from "../postgres/servers.ts";
import { address, NOW } from "./test-shop.ts";

export interface Conversation {
  readonly database: MigratedDatabase;
  readonly deps: WorkDeps;
  readonly intake: OpenIntake;
  /** Sends one text, waits for the work to end, and gives what was answered since the last time. */
  say(chatId: string, text: string, now?: Date): Promise<OutboundMessage>;
  /** Taps a button of an earlier reply, by its label. */
  tap(chatId: string, on: OutboundMessage, label: string, now?: Date): Promise<OutboundMessage>;
  send(chatId: string, content: InboundContent, now?: Date, more?: Partial<InboundEvent>): Promise<OutboundMessage>;
  event(chatId: string, content: InboundContent, now?: Date): InboundEvent;
  replies(chatId: string): Promise<readonly LoggedReply[]>;
  close(): Promise<void>;
}

export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** For tests in which nothing may fail: what the program would log is seen when it does. */
const loud: Log = {
  ...silent,
  error: ({ err }, message) => {
    console.error(message, err);
  },
};

/** The whole way of a message on a real database, without a door. */
export async function openConversation(server: TestServer, changes: Partial<WorkDeps> = {}): Promise<Conversation> {
  const database = await createMigratedDatabase(server);
  const listener: ReplyListener = createReplyListener(database.applicationUrl, silent);
  const chatLog = createChatLog(database.dataSource, listener);
  const deps: WorkDeps = {
    ...database.repositories,
    presenter: createPresenter(),
    writersAreMadeUp: true,
    secrets: createSecrets("a-secret-of-the-tests-and-of-nobody-else"),
    ids: { uuid: () => randomUUID() },
    log: loud,
    bell: { ring: () => undefined },
    ...changes,
  };
  const intake = createIntake(deps);
  const event = (chatId: string, content: InboundContent, now = NOW): InboundEvent => ({
    ...address(chatId),
    eventId: randomUUID(),
    sender: { userId: chatId },
    sentAt: now,
    receivedAt: now,
    content,
  });
  const replies = (chatId: string) => chatLog.repliesAfter(address(chatId), "0");
  const send: Conversation["send"] = async (chatId, content, now, extra) => {
    const { newestReply } = await chatLog.page(address(chatId), { limit: 1 });
    const sent = { ...event(chatId, content, now), ...extra };
    await intake.receive(sent);
    await intake.drain();
    // Work that was broken off (no connection in time, on a busy machine) is taken up again, as the sweep would.
    while (await chatLog.isWorking(address(chatId))) {
      await intake.receive(sent);
      await intake.drain();
    }
    const [reply, ...more] = await chatLog.repliesAfter(address(chatId), newestReply);
    if (reply === undefined || more.length > 0) throw new Error(`${String(more.length + 1)} replies instead of one`);
    return reply.message;
  };
  return {
    database,
    deps,
    intake,
    event,
    replies,
    send,
    say: (chatId, text, now) => send(chatId, { kind: "text", text }, now),
    tap: (chatId, on, label, now) => send(chatId, tapped(on, label), now),
    async close() {
      await intake.drain();
      await listener.close();
      await database.drop();
    },
  };
}

function tapped({ choices }: OutboundMessage, label: string): InboundContent {
  const option = choices?.options.find((offered) => offered.label === label);
  if (option === undefined) throw new Error(`There is no button "${label}".`);
  return { kind: "choice", payload: option.payload, label };
}
