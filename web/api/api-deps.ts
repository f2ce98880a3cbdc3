import type { LoginDeps } from "../../core/login/login-deps.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { DeliveryBell } from "../../core/ports/delivery-bell.ts";
import type { Transactions } from "../../core/ports/transaction.ts";
import type { AccessTokens } from "./create-access-tokens.ts";

/** What the HTTP API works with. */
export interface ApiDeps extends LoginDeps {
  readonly transactions: Transactions;
  readonly bell: DeliveryBell;
  readonly clock: Clock;
  readonly accessTokens: AccessTokens;
}
