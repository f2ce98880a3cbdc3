import { countsIn, lineHas, moneyIn } from "../line.ts";
import { datesIn } from "./line-parts.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

const OPENS_AFTER_ALL =
  /(?:^| )(?:(?:khong|ko|k|khoi|het) nghi(?: nua)?|(?:van|lai) (?:ban|mo|mo cua)|(?:ban|mo cua|mo) (?:binh thuong|nhu thuong))(?: |$)/u;

/** "à không, mai bán bình thường": the day that was told as closed is not; its entry is taken back. */
export const readOpenDays: ShopActReader = (line) => {
  if (!OPENS_AFTER_ALL.test(line.bare) || lineHas(line, "question")) return undefined;
  if (datesIn(line).length === 0 || moneyIn(line).length + countsIn(line).length > 0) return undefined;
  return { act: "void", query: { about: "closed_days" } };
};
