import type { DraftItem } from "../draft.ts";
import { countsIn, lineHas, moneyIn } from "../line.ts";
import { draftOf } from "./line-parts.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

/** What the price is for: "90k/kg", "90k 1 kg". */
const unitOf = ({ unit, priceUnit }: DraftItem): { readonly unit?: string } => {
  const priced = priceUnit ?? unit;
  return priced === undefined ? {} : { unit: priced };
};

/** "quán bên cạnh bán phở 45k". */
export const readRival: ShopActReader = (line) => {
  if (/(?:^| )(?:luong|tien cong)(?: |$)/u.test(line.bare)) return undefined;
  if (!lineHas(line, "rival") || lineHas(line, "question", "debt", "pays", "paysBack", "buyerTakes")) return undefined;
  const draft = draftOf(line);
  const items = draft.items
    .filter((item) => item.price !== undefined && !item.price.unsure)
    .map((item) => ({
      name: item.name,
      quantity: item.quantity ?? 1,
      ...unitOf(item),
      unitPriceVnd: item.price?.vnd ?? 0,
    }));
  const [lump] = draft.lumps;
  if (items.length > 0) return { act: "competitor_price", items };
  if (lump === undefined)
    return moneyIn(line).length + countsIn(line).length > 0
      ? { act: "competitor_price", ask: [{ about: "item", choices: [] }] }
      : undefined;
  return { act: "competitor_price", totalVnd: lump.vnd, ask: [{ about: "item", choices: [] }] };
};
