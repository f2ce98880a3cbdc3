import type { Operations } from "../ports/operations.ts";
import { type HoldDeps, holdChat } from "./hold-chat.ts";

export type BlockResult = "done" | "already" | "unknown_chat";

interface Deps extends HoldDeps {
  readonly operations: Operations;
}

/**
 * Closes a chat, or opens a closed one: what is written in a blocked chat is kept like every message, and neither read
 * nor answered.
 * @throws OperationalError
 */
export const blockChat =
  (deps: Deps) =>
  async (chatId: string, wanted: "blocked" | "open"): Promise<BlockResult> => {
    const chat = await deps.operations.findChat(chatId);
    if (chat === undefined) return "unknown_chat";
    if ((chat.state === "blocked") === (wanted === "blocked")) return "already";
    await holdChat(deps)(chat, (tx) =>
      wanted === "blocked" ? deps.operations.blockChat(tx, chatId) : deps.operations.unblockChat(tx, chatId),
    );
    return "done";
  };
