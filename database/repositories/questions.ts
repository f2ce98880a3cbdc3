import type { OpenQuestion } from "../../core/conversation/open-question.ts";
import type { Questions } from "../../core/ports/questions.ts";
import { PendingQuestionEntity } from "../entities/shop-entities.ts";
import { rowsOf, statement } from "../statement.ts";
import { managerOf } from "../transactions.ts";

export function createQuestions(): Questions {
  return {
    async find(tx, tenantId, chatId, personId, now) {
      const [row] = await rowsOf<{ question: OpenQuestion }>(managerOf(tx), FIND, [tenantId, chatId, personId, now]);
      return row?.question;
    },

    async ask(tx, tenantId, question, { chatId, personId, askedAt, expiresAt }) {
      const row = { tenantId, chatId, personId, id: question.id, question, askedAt, expiresAt };
      await managerOf(tx).upsert(PendingQuestionEntity, row, ["tenantId", "chatId", "personId"]);
    },

    async close(tx, tenantId, questionId) {
      await managerOf(tx).delete(PendingQuestionEntity, { tenantId, id: questionId });
    },
  };
}

const FIND = statement(`
  SELECT question FROM ${PendingQuestionEntity.options.name}
  WHERE tenant_id = $1 AND chat_id = $2 AND person_id = $3 AND expires_at > $4`);
