import type { Request, Response } from "express";
import type { Clock } from "../../core/ports/clock.ts";
import type { ChatAddress, InboundEvent } from "../../core/ports/inbound-event.ts";
import type { Intake } from "../../core/ports/intake.ts";
import type { ChatHub } from "./chat-hub.ts";
import type { PostedMessage } from "./read-message.ts";
import { REFUSALS, type Refuse } from "./refusal.ts";
import { toWireEntry } from "./wire.ts";

export interface KeepMessageDeps {
  readonly intake: Intake;
  readonly clock: Clock;
  readonly hub: ChatHub;
  readonly refuse: Refuse;
  readonly log: { error(fields: object, message: string): void };
}

const toEvent = (chat: ChatAddress, { eventId, ageMs, content }: PostedMessage, receivedAt: Date): InboundEvent => ({
  ...chat,
  eventId,
  sender: { userId: chat.chatId },
  sentAt: new Date(receivedAt.getTime() - ageMs),
  receivedAt,
  content,
});

const keep = async (deps: KeepMessageDeps, event: InboundEvent): Promise<"new" | "repeated" | undefined> => {
  try {
    return await deps.intake.receive(event);
  } catch (error) {
    deps.log.error({ err: error, eventId: event.eventId }, "browser message could not be kept");
    return undefined;
  }
};

/** Keeps what was posted and answers 202, or 503 when the page should try again; shows it in the chat's other windows. */
export const keepMessage =
  (deps: KeepMessageDeps) =>
  async (request: Request, response: Response, chat: ChatAddress, message: PostedMessage): Promise<void> => {
    const event = toEvent(chat, message, deps.clock.now());
    const status = await keep(deps, event);
    if (status === undefined) {
      deps.refuse(request, response, REFUSALS.notKept);
      return;
    }
    response.status(202).json({ status });
    if (status === "new") {
      deps.hub.tell(
        chat.chatId,
        toWireEntry({ from: "person", eventId: event.eventId, at: event.sentAt, content: event.content }),
      );
    }
    deps.hub.wake(chat.chatId);
  };
