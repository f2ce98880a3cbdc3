import type { Request, Response } from "express";
import type { ChatAddress } from "../../core/ports/inbound-event.ts";
import { keepMessage, type KeepMessageDeps } from "./keep-message.ts";
import { readMessage } from "./read-message.ts";
import { REFUSALS } from "./refusal.ts";

/** `POST /chat/messages`: 202 once the message is kept, 422 when it cannot be taken, 503 when the page should try again. */
export const takeMessage =
  (deps: KeepMessageDeps) =>
  async (request: Request, response: Response, chat: ChatAddress): Promise<void> => {
    const refuse = deps.refuse.bind(undefined, request, response);
    if (!request.is("application/json")) {
      refuse(REFUSALS.notJson);
      return;
    }
    const message = readMessage(request.body);
    if ("status" in message) refuse(message);
    else await keepMessage(deps)(request, response, chat, message);
  };
