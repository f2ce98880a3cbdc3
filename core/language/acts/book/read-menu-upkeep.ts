import type { Act } from "../../act.ts";
import type { Line } from "../line.ts";
import { countsIn, lineHas, moneyIn } from "../line.ts";
import type { ShopActReader } from "../shop/shop-act-reader.ts";
import { type LineWords, lineWords } from "./line-words.ts";

const LONGEST_NAME_WORDS = 6;
/** Words that go on with the sentence instead of naming an item. */
const NO_NAME = /^(?:thì|thi|nữa|nua|không|khong|rồi|roi|là|la|để|de|cho|mà|ma)(?: |$)/iu;

const menuAct = (value: string, names: readonly string[], more: Partial<Act> = {}): Act | undefined => {
  const fit = names.every((name) => name !== "" && name.split(" ").length <= LONGEST_NAME_WORDS && !NO_NAME.test(name));
  if (!fit) return undefined;
  const items = names.map((name) => ({ name, quantity: 1 }));
  return { act: "menu", items, ...more, settings: { name: "menu", value } };
};

/** The name behind an opening phrase: "ẩn món trà đào". */
const opened = (words: LineWords, phrases: readonly string[]): string | undefined => {
  const opening = words.find(phrases);
  return opening?.at === 0 ? words.between(opening.after, lastName(words)) : undefined;
};

const POLITE = new Set(["nha", "nhe", "di", "roi", "a", "nhá", "giup", "gium", "ho", "voi", "lai"]);

/** Where the name ends: politeness at the end is none of it. */
const lastName = ({ bare }: LineWords): number => {
  let end = bare.length;
  while (end > 0 && POLITE.has(bare[end - 1] ?? "")) end -= 1;
  return end;
};

/** "không bán bún chả nữa". */
const soldNoMore = (words: LineWords): string | undefined => {
  const [opening, closing] = [words.find(["khong ban", "ko ban", "k ban", "het ban", "nghi ban"]), words.find(["nua"])];
  return opening?.at === 0 && closing !== undefined && closing.at > opening.after
    ? words.between(opening.after, closing.at)
    : undefined;
};

const removed = (words: LineWords): Act | undefined => {
  const name =
    opened(words, ["an mon", "giau mon", "tam ngung mon", "tam ngung ban", "ngung ban", "khong ban nua"]) ??
    soldNoMore(words);
  return name === undefined ? undefined : menuAct("remove", [name]);
};

/** "hiện món trà đào", "có lại bún chả", "bún chả có lại rồi". */
const back = (words: LineWords): Act | undefined => {
  const name = opened(words, [
    "hien mon",
    "hien lai mon",
    "mo ban lai",
    "ban lai mon",
    "co lai mon",
    "co lai",
    "mo lai mon",
  ]);
  if (name !== undefined) return menuAct("back", [name]);
  const closing = words.find(["co lai", "co ban lai", "ban lai"]);
  const closes = closing !== undefined && closing.at > 0 && lastName(words) <= closing.after;
  return closes ? menuAct("back", [words.between(0, closing.at)]) : undefined;
};

/** "gộp trà đá với tra da", "gộp món cf vào cà phê đen": the first becomes another name of the second. */
const merged = (words: LineWords): Act | undefined => {
  const opening = words.find(["gop mon", "gop"]);
  if (opening?.at !== 0) return undefined;
  const middle = words.find(["vao mon", "voi mon", "vao", "voi", "thanh"], opening.after);
  if (middle === undefined) return undefined;
  return menuAct("merge", [words.between(opening.after, middle.at), words.between(middle.after, lastName(words))]);
};

/** "đổi tên phở tái thành phở bò tái", "sửa tên món cf là cà phê". */
const renamed = (words: LineWords): Act | undefined => {
  const opening = words.find(["doi ten mon", "doi ten", "sua ten mon", "sua ten", "dat lai ten", "rename"]);
  if (opening?.at !== 0) return undefined;
  const middle = words.find(["thanh mon", "thanh", "sang", "la", "to"], opening.after + 1);
  if (middle === undefined) return undefined;
  return menuAct("rename", [words.between(opening.after, middle.at), words.between(middle.after, lastName(words))]);
};

/** "trà đào thuộc nhóm đồ uống". */
const categorised = (words: LineWords): Act | undefined => {
  const middle = words.find(["thuoc nhom", "thuoc loai", "thuoc muc", "vao nhom", "thuoc"]);
  if (middle === undefined || middle.at === 0) return undefined;
  const opening = words.find(["xep mon", "xep", "mon"]);
  const from = opening?.at === 0 ? opening.after : 0;
  const category = words.between(middle.after, lastName(words));
  return category === "" ? undefined : menuAct("category", [words.between(from, middle.at)], { category });
};

/** "thực đơn trang 2". */
const paged = ({ bare }: LineWords): Act | undefined => {
  const page = /^(?:xem )?(?:thuc don|menu) (?:trang|page) (\d{1,3})$/u.exec(bare.join(" "))?.[1];
  return page === undefined ? undefined : { act: "menu", settings: { name: "menu", value: `show:${page}` } };
};

/** Words without which a line is none of these; most lines are told by this look alone. */
const UPKEEP =
  /(?:^| )(?:an|giau|tam ngung|ngung ban|ban|hien|mo|ban lai|co lai|gop|doi ten|sua ten|dat lai ten|rename|thuoc|vao nhom|trang|page)(?: |$)/u;

/** "thuốc" is a medicine, "thuộc" belongs: without diacritics either may be meant. */
const speaksOfMedicine = ({ scene }: Line): boolean => scene.tokens.some(({ text }) => text.toLowerCase() === "thuốc");

/** What is done with the menu beside adding and taking off. */
export const readMenuUpkeep: ShopActReader = (line) => {
  if (!UPKEEP.test(line.bare)) return undefined;
  const words = lineWords(line);
  const page = paged(words);
  if (page !== undefined) return page;
  const rename = renamed(words);
  if (rename !== undefined) return rename;
  if (/ thuoc /u.test(line.bare) && speaksOfMedicine(line)) return undefined;
  if (moneyIn(line).length > 0 || countsIn(line).length > 0) return undefined;
  if (lineHas(line, "question", "debt", "paysBack", "refund")) return undefined;
  return removed(words) ?? back(words) ?? merged(words) ?? categorised(words);
};
