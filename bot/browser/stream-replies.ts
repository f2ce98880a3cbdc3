import type { Request, Response } from "express";
import type { ChatLog } from "../../core/ports/chat-log.ts";
import type { ChatAddress } from "../../core/ports/inbound-event.ts";
import type { ChatHub, HubMember } from "./chat-hub.ts";
import { openEventStream, type EventStream } from "./open-event-stream.ts";
import { REFUSALS, type Refuse } from "./refusal.ts";
import { runAgain } from "./run-again.ts";
import { toWireEntry } from "./wire.ts";

export interface StreamDeps {
  readonly chatLog: ChatLog;
  readonly hub: ChatHub;
  readonly refuse: Refuse;
  readonly log: { error(fields: object, message: string): void };
  /** Time between signs of life. */
  readonly heartbeatMs: number;
  /** Time between looks while an answer is being worked on, in case it ends without a reply. */
  readonly workingPollMs: number;
  /** Whether the browser may still read; looked after with each sign of life. */
  readonly isStillTheirs: (request: Request) => Promise<boolean>;
}

// Cursors are decimal numbers that fit PostgreSQL's bigint.
const CURSOR = /^\d{1,18}$/;

/** Last-Event-ID wins over `after`: the browser repeats the address it first opened when it reconnects. */
const cursorOf = (request: Request): string | undefined => {
  const cursor = request.get("last-event-id") || request.query["after"] || "0";
  return typeof cursor === "string" && CURSOR.test(cursor) ? cursor : undefined;
};

/** Sends what is new since the last look, then whether an answer is being worked on. */
const createLook = (deps: StreamDeps, chat: ChatAddress, stream: EventStream, from: string) => {
  let cursor = from;
  let working: boolean | undefined;

  const sendReplies = async (): Promise<void> => {
    for (;;) {
      const replies = await deps.chatLog.repliesAfter(chat, cursor);
      for (const reply of replies) {
        if (stream.closed) return;
        await stream.send({ event: "reply", id: reply.cursor, data: toWireEntry(reply) });
        cursor = reply.cursor;
      }
      if (replies.length === 0) return;
    }
  };

  return async (): Promise<{ readonly working: boolean }> => {
    if (stream.closed) return { working: false };
    // Read before the replies: "no longer working" may only be told once the reply that ended it is on its way.
    const workingNow = await deps.chatLog.isWorking(chat);
    await sendReplies();
    if (workingNow !== working) await stream.send({ event: "typing", data: { working: workingNow } });
    working = workingNow;
    return { working: workingNow };
  };
};

/** Replies of a book that was set up anew count from 1 again: a page that read the old one has to start over. */
const isBeyondNewest = async ({ chatLog }: StreamDeps, chat: ChatAddress, cursor: string): Promise<boolean> =>
  cursor !== "0" && BigInt(cursor) > BigInt((await chatLog.page(chat, { limit: 1 })).newestReply);

const follow = (
  deps: StreamDeps,
  { chat, request, stream }: { readonly chat: ChatAddress; readonly request: Request; readonly stream: EventStream },
  cursor: string,
) => {
  const look = createLook(deps, chat, stream, cursor);
  let poll: NodeJS.Timeout | undefined;
  let isToBeChecked = false;
  const wake = runAgain(
    async () => {
      clearTimeout(poll);
      if (isToBeChecked && !(await deps.isStillTheirs(request))) {
        stream.end();
        return;
      }
      isToBeChecked = false;
      const { working } = await look();
      if (working && !stream.closed) poll = setTimeout(wake, deps.workingPollMs);
    },
    (error) => {
      deps.log.error({ err: error }, "browser stream could not read the chat");
      stream.end();
    },
  );
  const beat = setInterval(() => {
    // A named event and not a comment: the page sees it and knows that the line still stands.
    void stream.send({ event: "beat", data: {} });
    isToBeChecked = true;
    wake();
  }, deps.heartbeatMs);
  const stop = (): void => {
    clearTimeout(poll);
    clearInterval(beat);
  };
  return { wake, stop };
};

const openFor = (
  deps: StreamDeps,
  chat: ChatAddress,
  { request, response }: { readonly request: Request; readonly response: Response },
  cursor: string,
): HubMember => {
  const stream = openEventStream(response);
  const { wake, stop } = follow(deps, { chat, request, stream }, cursor);
  const forget = deps.chatLog.onReply(chat, wake);
  response.once("close", () => {
    stop();
    forget();
  });
  wake();
  return {
    wake,
    tell: (entry) => void stream.send({ event: "message", data: entry }),
    end: () => {
      stream.end();
    },
  };
};

const tellToStartOver = async (response: Response): Promise<void> => {
  const stream = openEventStream(response);
  await stream.send({ event: "reset", data: {} });
  stream.end();
};

/** `GET /chat/stream`: server-sent events `reply`, `typing`, `message` (from another window), `beat` and `reset`. */
export const streamReplies =
  (deps: StreamDeps) =>
  async (request: Request, response: Response, chat: ChatAddress): Promise<void> => {
    const cursor = cursorOf(request);
    if (cursor === undefined) {
      deps.refuse(request, response, REFUSALS.badCursor);
      return;
    }
    const startOver = await isBeyondNewest(deps, chat, cursor);
    // Who left meanwhile will not close again: joining now would hold the place for ever.
    if (response.destroyed) return;
    if (startOver) {
      await tellToStartOver(response);
      return;
    }
    const leave = deps.hub.join(chat.chatId, () => openFor(deps, chat, { request, response }, cursor));
    if (leave) response.once("close", leave);
    else deps.refuse(request, response, REFUSALS.tooManyStreams);
  };
