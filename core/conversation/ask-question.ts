import { addHours } from "date-fns";

import type { ConversationDeps } from "./conversation-deps.ts";
import type { OpenQuestion } from "./open-question.ts";
import type { Outcome } from "./outcome.ts";
import type { Turn } from "./turn.ts";

/** A question of the morning may be answered after the lunch rush; by the evening nobody remembers it. */
const QUESTION_LIVES_HOURS = 6;

/** Keeps a question until it is answered, and asks it. It takes the place of an earlier one. */
export const askQuestion =
  ({ questions, ids }: Pick<ConversationDeps, "questions" | "ids">) =>
  async ({ tx, writer, now }: Turn, asked: Omit<OpenQuestion, "id">): Promise<Outcome> => {
    const question: OpenQuestion = { id: ids.uuid(), ...asked };
    await questions.ask(tx, writer.shop.tenantId, question, {
      chatId: writer.chatId,
      personId: writer.personId,
      askedAt: now,
      expiresAt: addHours(now, QUESTION_LIVES_HOURS),
    });
    return { kind: "question_asked", question };
  };
