import type { Accounts } from "../ports/accounts.ts";
import type { Questions } from "../ports/questions.ts";
import type { Transactions } from "../ports/transaction.ts";
import type { BookDeps } from "./book-deps.ts";

/** What answering a message takes. */
export interface ConversationDeps extends BookDeps {
  readonly accounts: Accounts;
  readonly transactions: Transactions;
  readonly questions: Questions;
}
