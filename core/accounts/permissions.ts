import type { Act, ActName } from "../language/act.ts";
import type { QUERY_TOPICS } from "../language/words/query-words.ts";
import type { Role } from "../ports/accounts.ts";

const EVERYBODY = ["owner", "manager", "cashier", "accountant"] as const;
const WRITERS = ["owner", "manager", "cashier"] as const;
const READERS = ["owner", "manager", "accountant"] as const;
const LEADERS = ["owner", "manager"] as const;
const OWNER = ["owner"] as const;

/** Who may do what, in one table. What a role may see of it is narrowed where it is looked up (see `ownScope`). */
export const PERMISSIONS = {
  /** Enter, and take back or correct the own entries. */
  record: WRITERS,
  /** Take back and correct what others entered, and enter on a day that was closed. */
  changeOthers: LEADERS,
  keepMenu: LEADERS,
  seeMenu: EVERYBODY,
  seeStock: EVERYBODY,
  /** A cashier's are the own ones alone. */
  seeEntries: EVERYBODY,
  /** All sales, by goods, place, person and hour. */
  seeSales: READERS,
  seeMoney: READERS,
  seeDebts: READERS,
  seeAdvice: READERS,
  answerAdvice: LEADERS,
  exportBook: READERS,
  /** What is kept of oneself, one's language, one's shops. */
  ownAffairs: EVERYBODY,
  morningMessage: READERS,
  keepShop: LEADERS,
  seeStaff: LEADERS,
  keepStaff: OWNER,
  eraseCustomers: OWNER,
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

export const may = (role: Role, permission: Permission): boolean =>
  (PERMISSIONS[permission] as readonly Role[]).includes(role);

type Needed = Permission | ((act: Act) => Permission);

/** What each act takes. */
const ACT_PERMISSIONS: Record<ActName, Needed> = {
  sale: "record",
  day_total: "record",
  expense: "record",
  purchase: "record",
  refund: "record",
  debt: "record",
  debt_payment: "record",
  stock: "record",
  day_close: "record",
  payment_request: "record",
  void: "record",
  correct: "record",
  menu: ({ settings }) => (settings?.value.startsWith("show") ? "seeMenu" : "keepMenu"),
  price: "keepMenu",
  closed_days: "keepMenu",
  // What the day was like, told by whoever stands in it.
  day_note: "record",
  promotion: "keepMenu",
  competitor_price: "keepMenu",
  query: (act) => queryPermission(act),
  export: ({ settings }) => (settings?.value === "me" ? "ownAffairs" : "exportBook"),
  location: ({ settings }) =>
    PLACES_KEPT.has(`${settings?.name} ${settings?.value}`) || settings?.name === "rename_location"
      ? "keepShop"
      : "ownAffairs",
  staff: ({ settings }) => STAFF_PERMISSIONS[settings?.name ?? ""] ?? "keepStaff",
  settings: ({ settings }) =>
    settings?.name === "erase" && settings.value.startsWith("customer")
      ? "eraseCustomers"
      : (SETTING_PERMISSIONS[settings?.name ?? ""] ?? "keepShop"),
  help: "ownAffairs",
};

const PLACES_KEPT = new Set(["location add", "location close"]);

const STAFF_PERMISSIONS: Readonly<Record<string, Permission>> = {
  join: "ownAffairs",
  leave: "ownAffairs",
  list: "seeStaff",
};

const SETTING_PERMISSIONS: Readonly<Record<string, Permission>> = {
  language: "ownAffairs",
  erase: "ownAffairs",
  consent: "ownAffairs",
  privacy: "ownAffairs",
  repeat: "record",
  digest: "morningMessage",
  digest_time: "morningMessage",
  digest_days: "morningMessage",
  digest_form: "morningMessage",
  digest_weekly: "morningMessage",
  digest_monthly: "morningMessage",
  alerts: "morningMessage",
  tips: "morningMessage",
  tip: "answerAdvice",
};

/** What each question takes that the reader of language knows. */
const QUERY_PERMISSIONS: Record<keyof typeof QUERY_TOPICS, Permission> = {
  sales: "seeSales",
  orders: "seeSales",
  items: "seeSales",
  profit: "seeMoney",
  expenses: "seeMoney",
  purchases: "seeMoney",
  debts: "seeDebts",
  stock: "seeStock",
  price: "seeMenu",
  price_asked: "seeMenu",
  forecast: "seeAdvice",
  advice: "seeAdvice",
};

const queryPermission = ({ query = { about: "sales" } }: Act): Permission => {
  if (query.about === "entries" || asksPlainSum(query)) return "seeEntries";
  return (QUERY_PERMISSIONS as Readonly<Record<string, Permission>>)[query.about] ?? "seeMoney";
};

/** "hôm nay bán được bao nhiêu", and nothing finer: a cashier is told the own sum. */
const asksPlainSum = ({ about, by, detail }: NonNullable<Act["query"]>): boolean =>
  (about === "sales" || about === "orders") &&
  by === undefined &&
  detail?.why === undefined &&
  detail?.against === undefined &&
  (detail?.named ?? []).length === 0;

/** What the act takes. */
export const permissionFor = (act: Act): Permission => {
  const needed = ACT_PERMISSIONS[act.act];
  return typeof needed === "function" ? needed(act) : needed;
};
