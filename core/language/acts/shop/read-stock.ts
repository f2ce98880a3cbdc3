import type { Act } from "../../act.ts";
import { textOf } from "../../scene.ts";
import { itemsNamedBy } from "../../refiners/short-menu-names.ts";
import type { Line } from "../line.ts";
import { countsIn, firstMeaning, lineHas, moneyIn } from "../line.ts";
import { bareFrom, datesIn, draftOf } from "./line-parts.ts";
import { namedItems } from "./named-items.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

const LEFT =
  /^(?:(?:kiem kho|kiem hang|dem hang|kiem ke)(?: :| con)?|con|ton|ton kho|trong kho con|kho con|trong kho)(?: lai| dung)? /u;
const OUT = /^(?:het|sap het|can het) /u;
/** "kiểm kho mì còn 30 gói", "trà đào còn 12 ly": the good stands first. */
const NAME_LEFT = /^(?:(?:kiem kho|kiem hang|dem hang|kiem ke) )?[^0-9]+ con (?:lai |dung |duoc )?[0-9]/u;
/** "cơm gà hết rồi", "hết": the good stands first. */
const NAME_OUT = /^[^0-9]+ (?:het|sap het|het sach)(?: roi| sach| tron| hang| nha| nhe| a| em| nua)*$/u;

const CHECK = /^(?:kiem|dem|kho|hang|ke|ton)$/u;

/** "mì còn 30 gói": the name before "còn", the number behind it. Without a check of the stock it must be on the menu. */
const readNameLeft = (line: Line): Act | undefined => {
  const con = line.spans.findIndex((span) => line.scene.tokens[span.from]?.bare === "con");
  const [count, more] = countsIn(line);
  const named = line.spans
    .slice(0, con)
    .filter(
      (span) => (span.kind === "menu" || span.kind === "text") && !CHECK.test(line.scene.tokens[span.from]?.bare ?? ""),
    );
  const [first, last] = [named[0], named.at(-1)];
  if (count === undefined || more !== undefined || first === undefined || last === undefined) return undefined;
  if (line.spans.indexOf(count) < con || line.spans.slice(con).some(({ kind }) => kind === "text")) return undefined;
  const checked = /^(?:kiem|dem) /u.test(line.bare);
  if (!checked && first.kind !== "menu" && count.unit === undefined) return undefined;
  const said = first.kind === "menu" ? first.item.name : textOf(line.scene, first.from, last.to);
  const [item, other] = itemsNamedBy(line.scene.context.menu, said);
  const name = item === undefined || other !== undefined ? said : item.name;
  const unit = count.unit === undefined ? {} : { unit: count.unit };
  return {
    act: "stock",
    items: [{ name, quantity: count.value, ...unit }],
    settings: { name: "stock", value: "count" },
  };
};

/** "cơm gà hết rồi": of the menu, for "tiền hết rồi" is no stock. */
const readNameOut = (line: Line): Act | undefined => {
  const [first] = line.spans.filter(({ kind }) => kind !== "mark");
  if (first?.kind !== "menu" || countsIn(line).length > 0 || !isToday(line)) return undefined;
  return { act: "stock", items: [{ name: first.item.name, quantity: 0 }], settings: { name: "stock", value: "out" } };
};

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
  if (OUT.test(text)) return readOut(line);
  const byName = NAME_LEFT.test(text) ? readNameLeft(line) : NAME_OUT.test(text) ? readNameOut(line) : undefined;
  return byName ?? (LEFT.test(text) ? readLeft(line) : undefined);
};
