import { textOf } from "../../scene.ts";
import { lineHas, moneyIn, spanWith } from "../line.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

/** "thêm chi nhánh Quận 3". */
export const readPlace: ShopActReader = (line) => {
  const word = spanWith(line, "location");
  if (word === undefined || lineHas(line, "question") || moneyIn(line).length > 0) return undefined;
  const end = line.spans.at(-1)?.to ?? word.to;
  const name = textOf(line.scene, word.to, end).replace(/^[\s:,]+|[\s.,!]+$/gu, "");
  return { act: "location", ...(name === "" ? { ask: [{ about: "item", choices: [] }] } : { location: name }) };
};
