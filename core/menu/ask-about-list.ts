import type { Doubt } from "../conversation/performance.ts";
import type { Act } from "../language/act.ts";
import type { PastedMenu } from "./pasted-menu.ts";

/** A list that does not say what it is may be the menu or one large sale. */
export function askAboutList({ act, itemCount }: PastedMenu, today: string): Doubt {
  const items = (act.items ?? []).map((item) => ({ ...item, totalVnd: item.unitPriceVnd ?? 0 }));
  const totalVnd = items.reduce((sum, item) => sum + item.totalVnd, 0);
  const sale: Act = { act: "sale", date: today, items, totalVnd, implied: ["act", "date", "quantity"] };
  return { about: "menu_or_sale", act, choices: [{ act }, { act: sale }, {}], figures: { itemCount } };
}
