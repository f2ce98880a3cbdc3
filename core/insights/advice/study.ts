import { type ItemDays, itemDays } from "./history/item-days.ts";
import type { SalesHistory } from "./history/sales-history.ts";
import { type ShopDays, shopDays } from "./history/shop-days.ts";
import type { Period } from "./recommendation.ts";
import type { ShopFacts } from "./shop-facts.ts";

/** What every search for advice looks at, worked out once. */
export interface Study {
  readonly history: SalesHistory;
  readonly facts: ShopFacts;
  readonly shop: ShopDays;
  readonly items: readonly ItemDays[];
  readonly today: string;
  readonly period: Period;
}

/** What stands for the goods of a sale of which only the amount was told: money, and no item. */
export const NO_GOODS = "";
/** An item in fewer lines can carry no finding. */
const MIN_LINES = 5;
/** Tips tell money a month. */
export const MONTH_DAYS = 30;

export function studyOf(history: SalesHistory, facts: ShopFacts): Study {
  const from = history.days[0] ?? "";
  const to = history.days.at(-1) ?? "";
  const shop = shopDays(history);
  const items = itemDays(history, MIN_LINES).filter(({ item }) => history.items[item] !== NO_GOODS);
  return { history, facts, shop, items, today: facts.today ?? to, period: { from, to } };
}

export const nameOf = ({ history }: Study, item: number): string => history.items[item] ?? "";

/** Open days in thirty calendar days, going by the history. */
export const openDaysPerMonth = ({ history, shop }: Study): number =>
  history.days.length === 0 ? 0 : (MONTH_DAYS * shop.openDays.length) / history.days.length;
