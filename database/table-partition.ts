/** What the application role may do with a table. The book's tables have no UPDATE and no DELETE: it is append-only. */
export type Privilege = "SELECT" | "INSERT" | "UPDATE" | "DELETE";

/** Tables whose rows belong to one shop: forced row-level security shows one shop's at a time. */
export const TENANT_TABLES: Readonly<Record<string, readonly Privilege[]>> = {
  tenant: ["SELECT", "INSERT", "UPDATE", "DELETE"],
  location: ["SELECT", "INSERT", "UPDATE", "DELETE"],
  customer: ["SELECT", "INSERT", "UPDATE"],
  customer_name: ["SELECT", "INSERT", "UPDATE", "DELETE"],
  menu_item: ["SELECT", "INSERT", "UPDATE"],
  entry: ["SELECT", "INSERT"],
  entry_void: ["SELECT", "INSERT"],
  sale: ["SELECT", "INSERT"],
  sale_item: ["SELECT", "INSERT"],
  sales_day: ["SELECT", "INSERT", "UPDATE"],
  item_sales_day: ["SELECT", "INSERT", "UPDATE"],
  item_price: ["SELECT", "INSERT"],
  refund: ["SELECT", "INSERT"],
  refund_item: ["SELECT", "INSERT"],
  expense: ["SELECT", "INSERT"],
  purchase: ["SELECT", "INSERT"],
  purchase_item: ["SELECT", "INSERT"],
  debt_payment: ["SELECT", "INSERT"],
  supplier_payment: ["SELECT", "INSERT"],
  stock_line: ["SELECT", "INSERT"],
  menu_change: ["SELECT", "INSERT"],
  day_close: ["SELECT", "INSERT"],
  closed_day: ["SELECT", "INSERT"],
  promotion: ["SELECT", "INSERT"],
  competitor_price: ["SELECT", "INSERT"],
  recurring_expense: ["SELECT", "INSERT"],
  spending_day: ["SELECT", "INSERT", "UPDATE"],
  customer_balance: ["SELECT", "INSERT", "UPDATE"],
  sales_slice_day: ["SELECT", "INSERT", "UPDATE"],
  day_note: ["SELECT", "INSERT"],
  forecast: ["SELECT", "INSERT", "UPDATE", "DELETE"],
  forecast_score: ["SELECT", "INSERT", "UPDATE", "DELETE"],
  alert: ["SELECT", "INSERT", "DELETE"],
  tip: ["SELECT", "INSERT", "UPDATE", "DELETE"],
  member_name: ["SELECT", "INSERT", "UPDATE", "DELETE"],
  audit_event: ["SELECT", "INSERT"],
  insight: ["SELECT", "INSERT", "UPDATE", "DELETE"],
  pending_question: ["SELECT", "INSERT", "UPDATE", "DELETE"],
};

interface PlatformTable {
  readonly privileges: readonly Privilege[];
  /** Why it cannot be a tenant table. */
  readonly reason: string;
}

/** Tables that no single shop owns. Each says why; the partition test knows no third kind. */
export const PLATFORM_TABLES: Readonly<Record<string, PlatformTable>> = {
  inbound_event: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "A message is kept before it is known who wrote it and for which shop.",
  },
  person: {
    privileges: ["SELECT", "INSERT", "UPDATE"],
    reason: "A person may own several shops and work in others.",
  },
  person_name: { privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"], reason: "It belongs to a person, not a shop." },
  person_phone: { privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"], reason: "It belongs to a person, not a shop." },
  chat_identity: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "It is how the writer is found, before the shop is.",
  },
  chat: { privileges: ["SELECT", "INSERT", "UPDATE"], reason: "It says which shop is active, so it is read before." },
  membership: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "It decides whether the person may enter the tenant at all.",
  },
  invitation: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "Whoever brings its code is not of the shop yet: the code is how the shop is found.",
  },
  consent: {
    privileges: ["SELECT", "INSERT"],
    reason: "It was given by a person, whichever shops they work in. What was said is never changed.",
  },
  erasure: {
    privileges: ["SELECT", "INSERT", "UPDATE"],
    reason: "A person wishes to be erased everywhere, and the job looks for those that are due.",
  },
  digest_schedule: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "The tick looks over all shops for those whose morning has come.",
  },
  digest_run: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "It is put in by the tick, for many shops in one transaction.",
  },
  night_schedule: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "The tick looks over all shops for those whose day is over.",
  },
  night_run: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "It is put in by the tick, for many shops in one transaction, and forgotten for all of them at once.",
  },
  bot_month: {
    privileges: ["SELECT", "INSERT", "UPDATE"],
    reason: "A bot serves many shops; what it sent in a month is counted for all of them together.",
  },
  outbox_message: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "It is addressed to a chat, which may hold several shops, and sent without entering any.",
  },
  shared_file: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "It is found by its unguessable link alone, by who may not even have a chat with us.",
  },
  login_code: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "It is asked for by a phone number, before it is known whose it is.",
  },
  login_session: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "A person logs in, who may work in several shops.",
  },
  refresh_token: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "It is found by its hash alone, and belongs to a session of a person's.",
  },
  login_link: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "It is found by its hash alone, and logs a person in.",
  },
  login_limit: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "It counts by phone number, chat and address, of who may have no shop at all.",
  },
  account_event: {
    privileges: ["SELECT", "INSERT"],
    reason: "It tells what a person did to the own account, whatever the shop.",
  },
  calendar_override: {
    privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"],
    reason: "A public holiday is one for every shop; what a shop does on it is told in its own book.",
  },
  migrations: { privileges: ["SELECT"], reason: "The migrator's ledger; the program only compares it." },
};
