import { textOf } from "../../scene.ts";
import { lineHas, moneyIn, spanWith } from "../line.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

/** "thêm nhân viên Lan", "xoá nhân viên Tú". */
export const readStaff: ShopActReader = (line) => {
  const word = spanWith(line, "staff");
  if (word === undefined || lineHas(line, "question") || moneyIn(line).length > 0) return undefined;
  const end = line.spans.at(-1)?.to ?? word.to;
  const name = textOf(line.scene, word.to, end).replace(/^[\s:,]+|[\s.,!]+$/gu, "");
  const removes = /^(?:xoa|bo|duoi)/u.test(line.scene.tokens[word.from]?.bare ?? "");
  return { act: "staff", settings: { name: removes ? "remove" : "invite", value: name } };
};
