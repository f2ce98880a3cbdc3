import type { Accounts } from "../ports/accounts.ts";
import type { IdSource } from "../ports/id-source.ts";
import type { LoginLimits } from "../ports/login-limits.ts";
import type { Logins } from "../ports/logins.ts";
import type { Outbox } from "../ports/outbox.ts";
import type { Presenter } from "../ports/presenter.ts";
import type { Secrets } from "../ports/secrets.ts";

/** What logging in takes, by chat and by web. */
export interface LoginDeps {
  readonly accounts: Accounts;
  readonly logins: Logins;
  readonly loginLimits: LoginLimits;
  readonly secrets: Secrets;
  readonly outbox: Outbox;
  readonly presenter: Presenter;
  readonly ids: IdSource;
}
