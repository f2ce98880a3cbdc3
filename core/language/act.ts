/** What a message can mean for the book. A new one comes by decision record (see docs/decisions). */
export const ACT_NAMES = [
  "sale",
  "day_total",
  "expense",
  "purchase",
  "refund",
  "debt",
  "debt_payment",
  "void",
  "correct",
  "query",
  "menu",
  "price",
  "stock",
  "closed_days",
  "promotion",
  "day_note",
  "day_close",
  "competitor_price",
  "payment_request",
  "export",
  "location",
  "staff",
  "settings",
  "help",
] as const;
export type ActName = (typeof ACT_NAMES)[number];

/** Acts that put money or goods into the book. */
export const ENTRY_ACTS: ReadonlySet<ActName> = new Set<ActName>([
  "sale",
  "day_total",
  "expense",
  "purchase",
  "refund",
  "debt",
  "debt_payment",
]);

export type Payment = "cash" | "transfer" | "debt";

/** One line of goods. Quantities may be fractions (1.5 kg); money is whole đồng. */
export interface ActItem {
  readonly name: string;
  readonly quantity: number;
  readonly unit?: string;
  readonly unitPriceVnd?: number;
  readonly totalVnd?: number;
  /** What one costs the shop. Told by a file of the menu, never read from a text. */
  readonly unitCostVnd?: number;
  /** The group of the menu that it belongs to. */
  readonly category?: string;
}

/** What a question is about, over which business dates (inclusive), grouped by what. */
export interface ActQuery {
  readonly about: string;
  readonly from?: string;
  readonly to?: string;
  readonly by?: string;
  readonly detail?: QueryDetail;
}

/** Finer points of a question. They are the book's own: `npm run parse` prints the keys above alone. */
export interface QueryDetail {
  /** Reasons are asked for, not figures. */
  readonly why?: true;
  /** The least come first. */
  readonly worst?: true;
  /** Business dates, inclusive, that the asked ones are compared with. */
  readonly against?: { readonly from: string; readonly to: string };
  /** Whether forecasts were right is asked, not what they say. */
  readonly check?: true;
  /** Advice about a price is asked for, not about what else could be done. */
  readonly price?: true;
  /** A picture was asked for. */
  readonly picture?: true;
  /** What the question names, in the menu's words or the writer's: goods, a category, a person, a place. */
  readonly named?: readonly string[];
  /** The last one named is a place. */
  readonly place?: true;
}

/**
 * One act read from a message. A key that was neither said nor implied is absent; `implied` names the keys
 * that were filled in rather than said, so that the reply can say what was assumed.
 */
export interface Act {
  readonly act: ActName;
  readonly totalVnd?: number;
  readonly items?: readonly ActItem[];
  /** Taken off the sum of the items. */
  readonly discountVnd?: number;
  /** Business date, `yyyy-MM-dd`. */
  readonly date?: string;
  /** Local time of day, `HH:mm`. */
  readonly time?: string;
  readonly customer?: string;
  readonly payment?: Payment;
  readonly category?: string;
  readonly location?: string;
  readonly query?: ActQuery;
  readonly settings?: { readonly name: string; readonly value: string };
  readonly implied?: readonly string[];
  readonly ask?: readonly Ask[];
}

/**
 * A doubt that only the writer can settle. `about` names the key in doubt. Each choice carries the whole act
 * as it is if that choice is taken; a question without choices is answered by a value (an amount, a date).
 */
export interface Ask {
  readonly about: AskAbout;
  readonly choices: readonly AskChoice[];
}
export type AskAbout = "amount" | "price" | "total" | "date" | "act" | "item" | "customer";
export interface AskChoice {
  /** As the writer would type it: "mỗi ly 10k", "tổng 10k". */
  readonly label: string;
  readonly act: Act;
}

/** A word of the shop's own menu. */
export interface MenuWord {
  readonly name: string;
  readonly priceVnd?: number;
  readonly unit?: string;
  /** The name that the menu shows, where this is another spelling of it. */
  readonly sameAs?: string;
}

/** What the reader may know beside the text. */
export interface ReadingContext {
  /** When the message was sent. */
  readonly now: Date;
  /** IANA zone ("Asia/Ho_Chi_Minh") or offset ("+07:00") in which days are counted. */
  readonly timeZone: string;
  /** Minutes after midnight at which the business day ends; 240 (04:00) unless the shop set another. */
  readonly dayCutoffMinutes: number;
  readonly menu: readonly MenuWord[];
  readonly customers: readonly string[];
  /** Names of the places that the shop has, where it has several. */
  readonly places?: readonly string[];
  /** Median amount of the shop's last 20 entries; absent while there are too few to tell. */
  readonly usualEntryVnd?: number;
}

/** Small talk that deserves a friendly word and never an entry. */
export type SmallTalk = "greeting" | "thanks" | "farewell" | "praise" | "slow" | "assent";

/** All that was read from one message. */
export interface Reading {
  readonly text: string;
  readonly acts: readonly Act[];
  readonly smallTalk?: SmallTalk;
  /** What was told of a day in a message that means nothing for the book: it rains. Present only without acts. */
  readonly remark?: Act;
}
