import type { OpenQuestion } from "../conversation/open-question.ts";
import type { Transaction } from "./transaction.ts";

/** The question that waits in a chat for one person's answer; at most one. */
export interface Questions {
  find(
    tx: Transaction,
    tenantId: string,
    chatId: string,
    personId: string,
    now: Date,
  ): Promise<OpenQuestion | undefined>;
  /** Takes the place of an earlier question of the same person in the same chat. */
  ask(
    tx: Transaction,
    tenantId: string,
    question: OpenQuestion,
    options: { readonly chatId: string; readonly personId: string; readonly askedAt: Date; readonly expiresAt: Date },
  ): Promise<void>;
  close(tx: Transaction, tenantId: string, questionId: string): Promise<void>;
}
