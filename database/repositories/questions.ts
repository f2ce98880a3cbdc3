import { MoreThan } from "typeorm";

import type { Questions } from "../../core/ports/questions.ts";
import { PendingQuestionEntity } from "../entities/shop-entities.ts";
import { managerOf } from "../transactions.ts";

export function createQuestions(): Questions {
  return {
    async find(tx, tenantId, chatId, personId, now) {
      const where = { tenantId, chatId, personId, expiresAt: MoreThan(now) };
      const row = await managerOf(tx).findOneBy(PendingQuestionEntity, where);
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
