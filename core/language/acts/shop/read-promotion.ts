import { textOf } from "../../scene.ts";
import { lineHas, spanWith } from "../line.ts";
import { plannedDays } from "./planned-days.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

/** "giảm giá 20% cuối tuần này". */
export const readPromotion: ShopActReader = (line) => {
  const word = spanWith(line, "promotion");
  if (word === undefined || lineHas(line, "sale", "buyerTakes", "purchase", "expense")) return undefined;
  const percent = line.spans.find((span) => span.kind === "noise" && span.what === "percent");
  const strong = word.to - word.from > 1 || percent !== undefined;
  if (!strong) return undefined;
  const days = plannedDays(line);
  const value =
    percent === undefined
      ? textOf(line.scene, word.from, line.spans.at(-1)?.to ?? word.to)
      : textOf(line.scene, percent.from, percent.to);
  return {
    act: "promotion",
    ...(days === undefined ? {} : { date: days.from, query: { about: "promotion", ...days } }),
    settings: { name: "promotion", value },
  };
};
