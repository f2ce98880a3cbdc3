import type { Act, ActItem } from "../language/act.ts";
import type { SalePayment, SaleScope } from "../ports/book.ts";

/** One line that can be entered: its total is known. */
export interface SaleDraftItem {
  readonly name: string;
  readonly quantity: number;
  readonly unit?: string;
  readonly unitPriceVnd?: number;
  readonly totalVnd: number;
}

/** A sale that can be entered: all that was in doubt is settled. */
export interface SaleDraft {
  readonly businessDate: string;
  /** `HH:mm` */
  readonly time?: string;
  readonly totalVnd: number;
  readonly scope: SaleScope;
  readonly payment?: SalePayment;
  readonly customerName?: string;
  readonly items: readonly SaleDraftItem[];
}

/**
 * The draft that an act amounts to, or undefined where something needed is missing or does not add up: such an
 * act must be asked about, never entered.
 */
export function saleDraft(act: Act): SaleDraft | undefined {
  const items = (act.items ?? []).map(draftItem);
  if (act.date === undefined || !items.every((item) => item !== undefined)) return undefined;
  const itemsVnd = items.reduce((sum, item) => sum + item.totalVnd, 0);
  const totalVnd = act.totalVnd ?? itemsVnd;
  if (!isEntryAmount(totalVnd) || (items.length > 0 && totalVnd !== itemsVnd)) return undefined;
  return {
    businessDate: act.date,
    ...(act.time !== undefined && { time: act.time }),
    totalVnd,
    scope: items.length > 0 ? "items" : "lump",
    ...((act.payment === "cash" || act.payment === "transfer") && { payment: act.payment }),
    ...(act.customer !== undefined && { customerName: act.customer }),
    items,
  };
}

function draftItem(item: ActItem): SaleDraftItem | undefined {
  const totalVnd = item.totalVnd ?? (item.unitPriceVnd === undefined ? undefined : item.quantity * item.unitPriceVnd);
  if (totalVnd === undefined || !isEntryAmount(totalVnd) || !isQuantity(item.quantity)) return undefined;
  return { ...item, totalVnd };
}

/** Whole đồng, above nothing, and within what one entry can be believed to hold (a thousand billion). */
const isEntryAmount = (vnd: number): boolean => Number.isSafeInteger(vnd) && vnd > 0 && vnd <= 1_000_000_000_000;

/** Three decimals, as the book keeps them. */
const isQuantity = (quantity: number): boolean =>
  quantity > 0 && quantity < 1_000_000_000 && Math.abs(quantity * 1000 - Math.round(quantity * 1000)) < 1e-6;
