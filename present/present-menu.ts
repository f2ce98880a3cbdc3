import type { Outcome } from "../core/conversation/outcome.ts";
import type { MenuItem } from "../core/ports/menu.ts";
import type { PriceReport } from "../core/reports/answer-price.ts";
import type { Speech } from "./speech.ts";

type MenuShown = Extract<Outcome, { kind: "menu_shown" }>;

/** A page of the menu, by category where there are any. */
export function presentMenu(speech: Speech, { items, page, pages, itemCount }: MenuShown): string {
  const { say } = speech;
  if (itemCount === 0) return say("menu.empty");
  const lines = items.flatMap((item, index) => {
    const heading = item.category !== undefined && item.category !== items[index - 1]?.category;
    return [...(heading ? [say("menu.category", { category: item.category })] : []), menuLine(speech, item)];
  });
  const more = pages > 1 ? [say("menu.page", { page, pages, next: page < pages ? page + 1 : 1 })] : [];
  return [say("menu.head", { count: itemCount }), ...lines, ...more].join("\n");
}

/** What a few goods cost, by themselves. */
export function presentPrices(speech: Speech, { items, about }: PriceReport): string {
  if (items.length === 0) return speech.say("menu.notOnIt", { name: about });
  return items.map((item) => menuLine(speech, item)).join("\n");
}

/** `• trà đào: 30.000đ/ly (hết hôm nay)` */
function menuLine({ say, vnd }: Speech, { name, priceVnd, unit, soldOut }: MenuItem): string {
  const price = priceVnd === undefined ? say("menu.noPrice") : vnd(priceVnd);
  const per = priceVnd === undefined || unit === undefined ? "" : `/${unit}`;
  return say("menu.line", { name, price: `${price}${per}` }) + (soldOut ? say("menu.soldOut") : "");
}
