import type { Request, Response } from "express";
import type { Clock } from "../../core/ports/clock.ts";
import type { ChatAddress, InboundEvent } from "../../core/ports/inbound-event.ts";
import type { Intake } from "../../core/ports/intake.ts";
import type { ChatHub } from "./chat-hub.ts";
import { readMessage, type PostedMessage } from "./read-message.ts";
import { REFUSALS, type Refuse } from "./refusal.ts";
import { toWireEntry } from "./wire.ts";

export interface TakeMessageDeps {
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

const keep = async (deps: TakeMessageDeps, event: InboundEvent): Promise<"new" | "repeated" | undefined> => {
  try {
    return await deps.intake.receive(event);
  } catch (error) {
    deps.log.error({ err: error, eventId: event.eventId }, "browser message could not be kept");
    return undefined;
  }
};

/** `POST /chat/messages`: 202 once the message is kept, 422 when it cannot be taken, 503 when the page should try again. */
export const takeMessage =
  (deps: TakeMessageDeps) =>
  async (request: Request, response: Response, chat: ChatAddress): Promise<void> => {
    const refuse = deps.refuse.bind(undefined, request, response);
    if (!request.is("application/json")) {
      refuse(REFUSALS.notJson);
      return;
    }
    const message = readMessage(request.body);
    if ("status" in message) {
      refuse(message);
      return;
    }
    const event = toEvent(chat, message, deps.clock.now());
    const status = await keep(deps, event);
    if (status === undefined) {
      refuse(REFUSALS.notKept);
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
