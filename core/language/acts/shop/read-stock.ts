import type { Act } from "../../act.ts";
import { textOf } from "../../scene.ts";
import type { Line } from "../line.ts";
import { countsIn, firstMeaning, lineHas, moneyIn } from "../line.ts";
import { bareFrom, datesIn, draftOf } from "./line-parts.ts";
import { namedItems } from "./named-items.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

const LEFT =
  /^(?:(?:kiem kho|kiem hang|dem hang|kiem ke)(?: :| con)?|con|ton|ton kho|trong kho con|kho con|trong kho)(?: lai| dung)? /u;
const OUT = /^(?:het|sap het|can het) /u;

/** "còn 5 thùng bia". */
const readLeft = (line: Line): Act | undefined => {
  const draft = draftOf(line);
  if (!draft.items.some((item) => item.quantity !== undefined)) return undefined;
  const items = namedItems(draft);
  const settings = { name: "stock", value: "count" };
  return items.length > 0
    ? { act: "stock", items, settings }
    : { act: "stock", settings, ask: [{ about: "item", choices: [] }] };
};

const nameAfterOut = (line: Line): string => {
  const names = line.spans.filter((span) => span.kind === "text" || span.kind === "menu");
  const [first] = names;
  const last = names.at(-1);
  if (first === undefined || last === undefined) return "";
  const name = first.kind === "menu" ? first.item.name : textOf(line.scene, first.from, last.to);
  return /^(?:hơi|pin|giờ|sức|ngày|tiền|mạng|duyên|thuốc|cứu|hồn|ý|nói|việc|bận|đau|ốm|bệnh|sốt|buồn|giận|chỗ|bàn|dịch|hạn|tết|mưa|nắng|làm|cách|phép|khách|đời)(?: |$)/u.test(
    name.toLowerCase(),
  )
    ? ""
    : name;
};

const MAX_NAME_WORDS = 4;

/** "hết sữa". */
const readOut = (line: Line): Act | undefined => {
  if (!opensLine(line) || countsIn(line).length > 0 || !isToday(line)) return undefined;
  const name = nameAfterOut(line);
  return name === "" || name.split(" ").length > MAX_NAME_WORDS
    ? undefined
    : { act: "stock", items: [{ name, quantity: 0 }], settings: { name: "stock", value: "out" } };
};

/** "hết bún chả hôm nay" says no more than "hết bún chả". */
const isToday = (line: Line): boolean => datesIn(line).every(({ date }) => date.near === "today");

const opensLine = (line: Line): boolean => firstMeaning(line) !== undefined || lineHas(line, "joint");

const NO_STOCK = ["question", "sale", "debt", "buyerTakes", "expense", "not", "dayClose"] as const;

/** What is left, without money: "còn 5 thùng bia", "hết sữa", "hôm nay hết bún chả". */
export const readStock: ShopActReader = (line) => {
  if (moneyIn(line).length > 0 || lineHas(line, ...NO_STOCK)) return undefined;
  const text = bareFrom(
    line,
    line.spans.findIndex((span) => span.kind !== "date"),
  );
  const left = LEFT.test(text) ? readLeft(line) : undefined;
  return left ?? (OUT.test(text) ? readOut(line) : undefined);
};
