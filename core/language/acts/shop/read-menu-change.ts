import type { Act } from "../../act.ts";
import { collectDraft } from "../collect-draft.ts";
import type { Draft } from "../draft.ts";
import type { Line } from "../line.ts";
import { lineHas, moneyIn, spanWith } from "../line.ts";
import { after, restText } from "./line-parts.ts";
import { namedItems } from "./named-items.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

const MAX_SHOW_WORDS = 3;

const showMenu = (line: Line): Act | undefined =>
  lineHas(line, "menuShow") && line.spans.length <= MAX_SHOW_WORDS && moneyIn(line).length === 0
    ? { act: "menu", settings: { name: "menu", value: "show" } }
    : undefined;

const hasUnsurePrice = (draft: Draft): boolean =>
  draft.items.some((item) => item.price !== undefined && (item.price.unsure || item.price.orVnd.length > 0));

/** "thêm món bún bò 45k", "bỏ món phở gà", "xem menu". */
export const readMenuChange: ShopActReader = (line) => {
  const add = spanWith(line, "menuAdd");
  const word = add ?? spanWith(line, "menuRemove");
  if (word === undefined) return lineHas(line, "question") ? undefined : showMenu(line);
  if (lineHas(line, "question")) return undefined;
  const draft = collectDraft(after(line, word), line.scene);
  if (hasUnsurePrice(draft))
    return { act: "menu", settings: { name: "menu", value: "add" }, ask: [{ about: "price", choices: [] }] };
  const settings = { name: "menu", value: add === undefined ? "remove" : "add" };
  const items = namedItems(draft);
  if (items.length > 0) return { act: "menu", items, settings };
  const name = restText(line, word);
  if (name === "") return { act: "menu", settings, ask: [{ about: "item", choices: [] }] };
  return { act: "menu", items: [{ name, quantity: 1 }], settings };
};
