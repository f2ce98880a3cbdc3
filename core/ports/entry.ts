/** How a sale was paid. `debt`: not yet, so it is a receivable too. */
export type SalePayment = "cash" | "transfer" | "debt";
/** How money that changed hands did so. */
export type PaidBy = Exclude<SalePayment, "debt">;

/** `lump`: an amount without goods. `day_rest`: what was missing to a day's total. `items`: goods. */
export type SaleScope = "lump" | "day_rest" | "items";

/** A customer or supplier by our id, with the name that the shop calls them. */
export interface Party {
  readonly id: string;
  readonly name: string;
}

/** One line of goods that were sold, given back or bought. */
export interface GoodsLine {
  /** Absent where the goods were not named: "10 x 25k". */
  readonly itemId?: string;
  readonly name: string;
  /** Up to three decimals. */
  readonly quantity: number;
  readonly unit?: string;
  readonly unitPriceVnd?: number;
  readonly totalVnd: number;
}

/** One line of a sale. */
export interface SaleItem extends GoodsLine {
  /** What the goods of the line cost the shop, where that was known when they were sold. */
  readonly costVnd?: number;
}

/** What every entry has. Entries are never changed: a correction voids one and enters another. */
interface EntryHead {
  readonly id: string;
  readonly locationId: string;
  /** `yyyy-MM-dd` in the shop's zone, by its cut-off at the time of entry. */
  readonly businessDate: string;
  readonly occurredAt: Date;
  readonly replacesEntryId?: string;
}

export interface SaleEntry extends EntryHead {
  readonly kind: "sale";
  /** What the customer pays: the lines less the discount. */
  readonly totalVnd: number;
  /** Absent where there was none. */
  readonly discountVnd?: number;
  readonly scope: SaleScope;
  /** Hour of the clock on the shop's wall; absent where nobody knows it, as of a sale that was told later. */
  readonly soldHour?: number;
  /** With `debt` there is a customer who owes. */
  readonly payment?: SalePayment;
  readonly customer?: Party;
  readonly items: readonly SaleItem[];
}

/** Goods or money given back. With payment `debt` it was taken off what the customer owes. */
export interface RefundEntry extends EntryHead {
  readonly kind: "refund";
  readonly totalVnd: number;
  readonly payment?: SalePayment;
  readonly customer?: Party;
  readonly items: readonly SaleItem[];
}

export interface ExpenseEntry extends EntryHead {
  readonly kind: "expense";
  readonly totalVnd: number;
  /** In the words of the book: "điện", "mặt bằng", "khác". */
  readonly category: string;
  /** Money that the owner takes for the own household: no cost of the shop. */
  readonly isDrawing: boolean;
  readonly payment?: PaidBy;
  /** The recurring expense that it settles. */
  readonly recurringEntryId?: string;
}

/** Goods bought. They come into stock. With payment `debt` the shop owes for them. */
export interface PurchaseEntry extends EntryHead {
  readonly kind: "purchase";
  readonly totalVnd: number;
  readonly payment?: SalePayment;
  readonly supplier?: Party;
  readonly items: readonly GoodsLine[];
}

export interface DebtPaymentEntry extends EntryHead {
  readonly kind: "debt_payment";
  readonly totalVnd: number;
  readonly customer: Party;
  readonly payment?: PaidBy;
}

/** Money that the shop pays for goods which it had not paid. */
export interface SupplierPaymentEntry extends EntryHead {
  readonly kind: "supplier_payment";
  readonly totalVnd: number;
  readonly supplier: Party;
  readonly payment?: PaidBy;
}

/** `count`: so much is there. `in`: so much came, without a word about money. */
export interface StockLine {
  readonly itemId: string;
  readonly name: string;
  readonly move: "count" | "in";
  readonly quantity: number;
  readonly unit?: string;
}

export interface StockEntry extends EntryHead {
  readonly kind: "stock";
  readonly lines: readonly StockLine[];
}

/** What the menu says of an item, prices aside. */
export interface MenuItemState {
  readonly name: string;
  readonly unit?: string;
  readonly category?: string;
  /** False where it is only bought, or was taken off the menu. */
  readonly onMenu: boolean;
  /** The business date on which it was said to have run out; it is there again the day after. */
  readonly soldOutOn?: string;
  /** The item that this is another name of. */
  readonly mergedInto?: string;
}

/** A price of an item, or what it costs the shop, from a day on. */
export interface ItemPrice {
  readonly itemId: string;
  readonly kind: "price" | "cost";
  readonly validFrom: string;
  readonly amountVnd: number;
  /** What it was until then; known only while the price is being told. */
  readonly beforeVnd?: number;
}

export interface MenuEntry extends EntryHead {
  readonly kind: "menu";
  readonly changes: readonly {
    readonly itemId: string;
    /** Absent for an item that the entry added. */
    readonly before?: MenuItemState;
    readonly after: MenuItemState;
  }[];
  readonly prices: readonly ItemPrice[];
}

export interface DayCloseEntry extends EntryHead {
  readonly kind: "day_close";
  /** What was in the till, where it was counted. */
  readonly countedVnd?: number;
}

/** Days, inclusive, on which the shop is closed. */
export interface ClosedDaysEntry extends EntryHead {
  readonly kind: "closed_days";
  readonly from: string;
  readonly to: string;
}

/** What the owner notes of days, inclusive: it rained; they were worked, but not written down. */
export interface DayNoteEntry extends EntryHead {
  readonly kind: "day_note";
  readonly from: string;
  readonly to: string;
  readonly note: "rain" | "unrecorded";
}

export interface PromotionEntry extends EntryHead {
  readonly kind: "promotion";
  readonly from: string;
  /** Absent: until it is taken back. */
  readonly to?: string;
  /** As it was said. */
  readonly offer: string;
  readonly percent?: number;
}

export interface CompetitorPriceEntry extends EntryHead {
  readonly kind: "competitor_price";
  readonly lines: readonly {
    /** Absent where the shop does not sell it. */
    readonly itemId?: string;
    readonly name: string;
    readonly unit?: string;
    readonly priceVnd: number;
  }[];
}

/** An expense that comes every month. It is proposed on its day and never booked by itself. */
export interface RecurringEntry extends EntryHead {
  readonly kind: "recurring";
  readonly totalVnd: number;
  readonly category: string;
  readonly isDrawing: boolean;
  /** In a shorter month it is due on the last day. */
  readonly dayOfMonth: number;
}

/** Everything that the book keeps, one of it for every act. */
export type Entry =
  | SaleEntry
  | RefundEntry
  | ExpenseEntry
  | PurchaseEntry
  | DebtPaymentEntry
  | SupplierPaymentEntry
  | StockEntry
  | MenuEntry
  | DayCloseEntry
  | ClosedDaysEntry
  | DayNoteEntry
  | PromotionEntry
  | CompetitorPriceEntry
  | RecurringEntry;
export type EntryKind = Entry["kind"];
export type EntryOf<K extends EntryKind> = Extract<Entry, { readonly kind: K }>;

/** Where an entry comes from. (eventId, actIndex) is its unique key: one effect per act of a message. */
export interface EntrySource {
  readonly personId: string;
  readonly chatId: string;
  readonly eventId: number;
  readonly actIndex: number;
  /** By the business clock. */
  readonly recordedAt: Date;
}

/** An entry as it stands in the book. */
export type Recorded<E extends Entry = Entry> = E & {
  readonly recordedAt: Date;
  readonly recordedBy: string;
  /** The message that it came from. */
  readonly eventId: number;
  readonly voided: boolean;
};
