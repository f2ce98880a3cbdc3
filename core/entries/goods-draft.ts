import type { Act, ActItem } from "../language/act.ts";
import type { SalePayment, SaleScope } from "../ports/entry.ts";

/** One line that can be entered: its total is known. */
export interface GoodsDraftItem {
  readonly name: string;
  readonly quantity: number;
  readonly unit?: string;
  readonly unitPriceVnd?: number;
  readonly totalVnd: number;
}

/** A sale, refund or purchase that can be entered: all that was in doubt is settled. */
export interface GoodsDraft {
  readonly businessDate: string;
  /** `HH:mm` */
  readonly time?: string;
  /** No day was said: it has just been sold. */
  readonly isFresh?: true;
  /** Kept from the entry that is replaced, where no other time was said. */
  readonly soldHour?: number;
  /** The lines less the discount. */
  readonly totalVnd: number;
  readonly discountVnd?: number;
  readonly scope: SaleScope;
  readonly payment?: SalePayment;
  readonly customerName?: string;
  readonly items: readonly GoodsDraftItem[];
}

/**
 * The draft that an act amounts to, or undefined where something needed is missing or does not add up: such an
 * act must be asked about, never entered.
 */
export function goodsDraft(act: Act): GoodsDraft | undefined {
  const items = linesOf(act).map(draftItem);
  if (act.date === undefined || !items.every((item) => item !== undefined)) return undefined;
  const itemsVnd = items.reduce((sum, item) => sum + item.totalVnd, 0);
  const discountVnd = act.discountVnd ?? 0;
  const totalVnd = act.totalVnd ?? itemsVnd - discountVnd;
  if (!isEntryAmount(totalVnd) || (items.length > 0 && totalVnd !== itemsVnd - discountVnd)) return undefined;
  return {
    businessDate: act.date,
    totalVnd,
    ...(discountVnd > 0 && { discountVnd }),
    scope: items.length > 0 ? "items" : "lump",
    ...circumstances(act),
    items,
  };
}

/** Several lines of which only the sum is known are entered as that sum: what each of them made is not invented. */
const linesOf = ({ items = [], totalVnd }: Act): readonly ActItem[] =>
  totalVnd !== undefined &&
  items.length > 1 &&
  items.every((item) => (item.totalVnd ?? item.unitPriceVnd) === undefined)
    ? []
    : items;

/** When it was sold, how it is paid and by whom, as far as it was said. */
const circumstances = ({ time, implied, payment, customer }: Act): Partial<GoodsDraft> => ({
  ...(time !== undefined && { time }),
  ...(implied?.includes("date") === true && { isFresh: true as const }),
  ...(payment !== undefined && { payment }),
  ...(customer !== undefined && { customerName: customer }),
});

function draftItem(item: ActItem): GoodsDraftItem | undefined {
  const totalVnd = item.totalVnd ?? (item.unitPriceVnd === undefined ? undefined : item.quantity * item.unitPriceVnd);
  if (totalVnd === undefined || !isEntryAmount(totalVnd) || !isQuantity(item.quantity)) return undefined;
  return { ...item, totalVnd };
}

/** Whole đồng, above nothing, and within what one entry can be believed to hold (a thousand billion). */
export const isEntryAmount = (vnd: number): boolean => Number.isSafeInteger(vnd) && vnd > 0 && vnd <= 1_000_000_000_000;

/** Three decimals, as the book keeps them. */
const isQuantity = (quantity: number): boolean =>
  quantity > 0 && quantity < 1_000_000_000 && Math.abs(quantity * 1000 - Math.round(quantity * 1000)) < 1e-6;
