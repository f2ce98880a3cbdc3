import { countsIn, lineHas, moneyIn } from "../line.ts";
import { draftOf } from "./line-parts.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

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
      ...(item.unit === undefined ? {} : { unit: item.unit }),
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
