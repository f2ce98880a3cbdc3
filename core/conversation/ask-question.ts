import { addHours } from "date-fns";

import type { ConversationDeps } from "./conversation-deps.ts";
import type { OpenQuestion } from "./open-question.ts";
import type { Outcome } from "./outcome.ts";
import type { Turn } from "./turn.ts";

/** A question of the morning may be answered after the lunch rush; by the evening nobody remembers it. */
const QUESTION_LIVES_HOURS = 6;

/** Keeps a question until it is answered, and asks it. It takes the place of an earlier one, and says so. */
export const askQuestion =
  ({ questions, ids }: Pick<ConversationDeps, "questions" | "ids">) =>
  async ({ tx, writer, now, eventId }: Turn, asked: Omit<OpenQuestion, "id" | "eventId">): Promise<Outcome[]> => {
    const { tenantId } = writer.shop;
    const question: OpenQuestion = { id: ids.uuid(), eventId, ...asked };
    const earlier = await questions.find(tx, tenantId, writer.chatId, writer.personId, now);
    await questions.ask(tx, tenantId, question, {
      chatId: writer.chatId,
      personId: writer.personId,
      askedAt: now,
      expiresAt: addHours(now, QUESTION_LIVES_HOURS),
    });
    const asking: Outcome = { kind: "question_asked", question };
    if (earlier === undefined) return [asking];
    return [{ kind: "question_dropped", askedByEventId: earlier.eventId, said: earlier.said }, asking];
  };
