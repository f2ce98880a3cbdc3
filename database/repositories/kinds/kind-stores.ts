import type { EntryKind, EntryOf } from "../../../core/ports/entry.ts";
import { closedDaysStore } from "./closed-days-store.ts";
import { competitorPriceStore } from "./competitor-price-store.ts";
import { dayCloseStore } from "./day-close-store.ts";
import { dayNoteStore } from "./day-note-store.ts";
import { debtPaymentStore } from "./debt-payment-store.ts";
import { expenseStore } from "./expense-store.ts";
import type { KindStore } from "./kind-store.ts";
import { menuStore } from "./menu-store.ts";
import { promotionStore } from "./promotion-store.ts";
import { purchaseStore } from "./purchase-store.ts";
import { recurringStore } from "./recurring-store.ts";
import { refundStore } from "./refund-store.ts";
import { saleStore } from "./sale-store.ts";
import { supplierPaymentStore } from "./supplier-payment-store.ts";
import { stockStore } from "./stock-store.ts";

/** One store a kind of entry. A new kind is a table, a file here and a line. */
export const KIND_STORES: { readonly [K in EntryKind]: KindStore<EntryOf<K>> } = {
  sale: saleStore,
  refund: refundStore,
  expense: expenseStore,
  purchase: purchaseStore,
  debt_payment: debtPaymentStore,
  supplier_payment: supplierPaymentStore,
  stock: stockStore,
  menu: menuStore,
  day_close: dayCloseStore,
  closed_days: closedDaysStore,
  day_note: dayNoteStore,
  promotion: promotionStore,
  competitor_price: competitorPriceStore,
  recurring: recurringStore,
};
