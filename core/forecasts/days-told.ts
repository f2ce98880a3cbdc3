import type { ShopFacts } from "../ports/shop-facts.ts";
import type { Days } from "../ports/sales-figures.ts";
import type { Transaction } from "../ports/transaction.ts";
import { datesOf } from "./date-range.ts";

/** An offer without an end is an event for so long; after that it is how the shop sells. */
const OPEN_OFFER_DAYS = 14;

/** What the owner told of days, by business date. */
export interface DaysTold {
  /** Places that are closed. */
  readonly closedAt: ReadonlyMap<string, ReadonlySet<string>>;
  readonly promoted: ReadonlySet<string>;
  readonly rainy: ReadonlySet<string>;
  /** Days that were worked but not written down. */
  readonly unrecorded: ReadonlySet<string>;
}

export const daysTold =
  ({ shopFacts }: { readonly shopFacts: ShopFacts }) =>
  async (tx: Transaction, tenantId: string, days: Days): Promise<DaysTold> => {
    const closures = await shopFacts.listClosedDays(tx, tenantId, days.from, days.to);
    const offers = await shopFacts.listPromotions(tx, tenantId, days.from, days.to);
    const notes = await shopFacts.listDayNotes(tx, tenantId, days.from, days.to);
    const closedAt = new Map<string, Set<string>>();
    for (const { from, to, locationId } of closures) {
      for (const date of datesWithin({ from, to }, days)) {
        closedAt.set(date, (closedAt.get(date) ?? new Set<string>()).add(locationId));
      }
    }
    const noted = (what: string): ReadonlySet<string> =>
      new Set(notes.filter(({ note }) => note === what).flatMap((note) => datesWithin(note, days)));
    return {
      closedAt,
      promoted: new Set(offers.flatMap(({ from, to }) => offerDates(from, to, days))),
      rainy: noted("rain"),
      unrecorded: noted("unrecorded"),
    };
  };

const offerDates = (from: string, to: string | undefined, within: Days): string[] =>
  to === undefined ? datesOf({ from, to: within.to }).slice(0, OPEN_OFFER_DAYS) : datesWithin({ from, to }, within);

/** The dates of some days, as far as they lie within others. */
const datesWithin = (days: Days, within: Days): string[] =>
  datesOf({
    from: days.from > within.from ? days.from : within.from,
    to: days.to < within.to ? days.to : within.to,
  });
