import type { AdviceSettings } from "../insights/advice/advice-settings.ts";
import type { Accounts } from "../ports/accounts.ts";
import type { Digests } from "../ports/digests.ts";
import type { Nights } from "../ports/nights.ts";
import type { Questions } from "../ports/questions.ts";
import type { SalesFigures } from "../ports/sales-figures.ts";
import type { Transactions } from "../ports/transaction.ts";
import type { BookDeps } from "./book-deps.ts";

/** What answering a message takes. */
export interface ConversationDeps extends BookDeps {
  readonly accounts: Accounts;
  readonly transactions: Transactions;
  readonly digests: Digests;
  readonly nights: Pick<Nights, "save">;
  readonly questions: Questions;
  readonly salesFigures: SalesFigures;
  /** Where it is absent, advice waits for the usual minima. */
  readonly adviceSettings?: AdviceSettings;
}
