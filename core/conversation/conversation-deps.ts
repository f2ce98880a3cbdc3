import type { AdviceSettings } from "../insights/advice/advice-settings.ts";
import type { Accounts } from "../ports/accounts.ts";
import type { LoginLimits } from "../ports/login-limits.ts";
import type { Logins } from "../ports/logins.ts";
import type { ConsentDeps } from "../privacy/consent.ts";
import type { CustomerErasing, Erasures, PersonRecords } from "../ports/privacy.ts";
import type { Persons } from "../ports/persons.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { ShopClosing } from "../ports/shop-closing.ts";
import type { Digests } from "../ports/digests.ts";
import type { Nights } from "../ports/nights.ts";
import type { Forecasts } from "../ports/forecasts.ts";
import type { Questions } from "../ports/questions.ts";
import type { SalesFigures } from "../ports/sales-figures.ts";
import type { Staff } from "../ports/staff.ts";
import type { Transactions } from "../ports/transaction.ts";
import type { BookDeps } from "./book-deps.ts";

/** What answering a message takes. */
export interface ConversationDeps extends BookDeps, ConsentDeps {
  readonly accounts: Accounts;
  readonly staff: Staff;
  readonly transactions: Transactions;
  readonly digests: Digests;
  readonly nights: Pick<Nights, "save">;
  readonly questions: Questions;
  readonly salesFigures: SalesFigures;
  readonly logins: Logins;
  readonly loginLimits: LoginLimits;
  readonly persons: Persons;
  readonly erasures: Erasures;
  readonly personRecords: PersonRecords;
  readonly customerErasing: CustomerErasing;
  readonly shopClosing: ShopClosing;
  readonly secrets: Secrets;
  /** True where codes can be sent by SMS. */
  readonly hasSms?: boolean;
  /** Where a browser finds us, without a slash at the end; absent where it cannot. */
  readonly webAddress?: () => string | undefined;
  readonly forecasts: Forecasts;
  /** Where it is absent, advice waits for the usual minima. */
  readonly adviceSettings?: AdviceSettings;
  /** A link that opens our Telegram bot with a parameter; absent where there is no such bot. */
  readonly startLink?: (parameter: string) => string | undefined;
}
