import type { DataSource } from "typeorm";

import type { Accounts } from "../core/ports/accounts.ts";
import type { Alerts } from "../core/ports/alerts.ts";
import type { Audit } from "../core/ports/audit.ts";
import type { Book } from "../core/ports/book.ts";
import type { Digests } from "../core/ports/digests.ts";
import type { InboundEvents } from "../core/ports/inbound-events.ts";
import type { Insights } from "../core/ports/insights.ts";
import type { LoginLimits } from "../core/ports/login-limits.ts";
import type { Logins } from "../core/ports/logins.ts";
import type { Menu } from "../core/ports/menu.ts";
import type { Nights } from "../core/ports/nights.ts";
import type { Outbox } from "../core/ports/outbox.ts";
import type { Consents, CustomerErasing, Erasures, PersonRecords } from "../core/ports/privacy.ts";
import type { Persons } from "../core/ports/persons.ts";
import type { Questions } from "../core/ports/questions.ts";
import type { Debts } from "../core/ports/debts.ts";
import type { ShopClosing } from "../core/ports/shop-closing.ts";
import type { ShopFacts } from "../core/ports/shop-facts.ts";
import type { Spending } from "../core/ports/spending.ts";
import type { Forecasts } from "../core/ports/forecasts.ts";
import type { Tips } from "../core/ports/tips.ts";
import type { Staff } from "../core/ports/staff.ts";
import type { Stock } from "../core/ports/stock.ts";
import type { SalesFigures } from "../core/ports/sales-figures.ts";
import type { Transactions } from "../core/ports/transaction.ts";
import { createAccounts } from "./repositories/accounts.ts";
import { createAlerts } from "./repositories/alerts.ts";
import { createAudit } from "./repositories/audit.ts";
import { createBook } from "./repositories/book.ts";
import { createDigests } from "./repositories/digests.ts";
import { createInboundEvents } from "./repositories/inbound-events.ts";
import { createInsights } from "./repositories/insights.ts";
import { createLoginLimits } from "./repositories/login-limits.ts";
import { createLogins } from "./repositories/logins.ts";
import { createMenu } from "./repositories/menu.ts";
import { createNights } from "./repositories/nights.ts";
import { createOutbox } from "./repositories/outbox.ts";
import { createSalesFigures } from "./repositories/sales-figures.ts";
import { createQuestions } from "./repositories/questions.ts";
import { createDebts } from "./repositories/debts.ts";
import { createConsents } from "./repositories/consents.ts";
import { createCustomerErasing } from "./repositories/customer-erasing.ts";
import { createErasures } from "./repositories/erasures.ts";
import { createPersonRecords } from "./repositories/person-records.ts";
import { createPersons } from "./repositories/persons.ts";
import { createShopClosing } from "./repositories/shop-closing.ts";
import { createShopFacts } from "./repositories/shop-facts.ts";
import { createSpending } from "./repositories/spending.ts";
import { createForecasts } from "./repositories/forecasts.ts";
import { createTips } from "./repositories/tips.ts";
import { createStaff } from "./repositories/staff.ts";
import { createStock } from "./repositories/stock.ts";
import { createTransactions } from "./transactions.ts";

/** Everything of core's that is kept in the database. */
export interface Repositories {
  readonly accounts: Accounts;
  readonly alerts: Alerts;
  readonly audit: Audit;
  readonly book: Book;
  readonly digests: Digests;
  readonly inboundEvents: InboundEvents;
  readonly insights: Insights;
  readonly logins: Logins;
  readonly loginLimits: LoginLimits;
  readonly persons: Persons;
  readonly consents: Consents;
  readonly erasures: Erasures;
  readonly personRecords: PersonRecords;
  readonly customerErasing: CustomerErasing;
  readonly shopClosing: ShopClosing;
  readonly menu: Menu;
  readonly nights: Nights;
  readonly outbox: Outbox;
  readonly questions: Questions;
  readonly debts: Debts;
  readonly shopFacts: ShopFacts;
  readonly spending: Spending;
  readonly staff: Staff;
  readonly stock: Stock;
  readonly salesFigures: SalesFigures;
  readonly forecasts: Forecasts;
  readonly tips: Tips;
  readonly transactions: Transactions;
}

export const createRepositories = (dataSource: DataSource, wait: (delayMs: number) => Promise<void>): Repositories => ({
  accounts: createAccounts(),
  alerts: createAlerts(),
  audit: createAudit(),
  book: createBook(),
  digests: createDigests(dataSource),
  inboundEvents: createInboundEvents(dataSource),
  insights: createInsights(),
  logins: createLogins(dataSource),
  loginLimits: createLoginLimits(),
  persons: createPersons(),
  consents: createConsents(dataSource),
  erasures: createErasures(dataSource),
  personRecords: createPersonRecords(),
  customerErasing: createCustomerErasing(),
  shopClosing: createShopClosing(dataSource),
  menu: createMenu(),
  nights: createNights(dataSource),
  outbox: createOutbox(),
  questions: createQuestions(),
  debts: createDebts(),
  shopFacts: createShopFacts(),
  spending: createSpending(),
  staff: createStaff(),
  stock: createStock(),
  salesFigures: createSalesFigures(),
  forecasts: createForecasts(),
  tips: createTips(),
  transactions: createTransactions(dataSource, wait),
});
