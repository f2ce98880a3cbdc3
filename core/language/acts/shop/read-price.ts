import type { DraftItem } from "../draft.ts";
import type { Draft } from "../draft.ts";
import { itemsNamedBy } from "../../refiners/short-menu-names.ts";
import type { Act, ActItem, MenuWord } from "../../act.ts";
import type { Line } from "../line.ts";
import { firstMeaning, lineHas, moneyIn } from "../line.ts";
import { isoDate } from "../../dates/civil-day.ts";
import { plannedDays } from "./planned-days.ts";
import { draftOf } from "./line-parts.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

/** "tăng giá phở lên 50k": the word before the new price is no part of the name. */
const goodName = (name: string): string =>
  name.replace(/(?: (?:lên|tăng|giảm|giờ|thành|còn|là|xuống|bây giờ|len|thanh|gio|xuong|con))+$/u, "");

const LEADING_PRICE =
  /^(?:doi gia|tang gia|len gia|giam gia con|cap nhat gia|sua gia|chinh gia|gia moi|dat gia|set gia|xuong gia|ha gia|change price|gia ban|gia len|gia)(?: |$)/u;

const LATER_PRICE = /(?:len gia|tang gia|giam gia con|gia con|gia moi|xuong gia|doi gia)/u;

const opensWithPrice = (line: Line): boolean => {
  const first = firstMeaning(line);
  if (first?.kind !== "tags" || !first.tags.has("price")) return false;
  const words = line.scene.tokens.slice(first.from, first.to).map((token) => token.bare);
  return LEADING_PRICE.test(words.join(" "));
};

/** "từ mai nước mía 12k", "từ giờ phở bò 55k", "tăng phở bò lên 55k". */
const FROM_NOW =
  /^(?:ke )?tu (?:mai|ngay mai|gio|bay gio|nay|hom nay|thang sau|tuan sau|tuan toi|thang toi)(?: tro di)? /u;
const RAISED = /^(?:tang|nang|giam|ha|doi) (?!gia ).+ (?:len|xuong|con|thanh) /u;

/** "cf đen lên 20k", "tô bò tăng lên 55k". */
const ROSE = /^[^0-9]+ (?:len|tang len|xuong|giam xuong|giam con) [0-9]/u;

/** "cơm sườn 45k từ tuần sau": nothing is sold on a day to come. */
const FROM_LATER = /^[^0-9].* tu (?:mai|ngay mai|tuan sau|tuan toi|thang sau|thang toi)(?: |$)/u;

/** "cắt nữ giờ 100k nha": where the menu has another price for it. */
const NOW_COSTS = /^[^0-9]+ (?:bay )?gio (?:la |ban )?[0-9]/u;

const costsAnew = (line: Line): boolean =>
  NOW_COSTS.test(line.bare) &&
  moneyIn(line).length === 1 &&
  line.spans.some(({ kind }) => kind === "menu") &&
  !line.spans.some((span) => span.kind === "menu" && span.item.priceVnd === moneyIn(line)[0]?.money.vnd);

const setsPrice = (line: Line): boolean =>
  ROSE.test(line.bare) ||
  (FROM_LATER.test(line.bare) && moneyIn(line).length === 1) ||
  costsAnew(line) ||
  ((FROM_NOW.test(line.bare) || RAISED.test(line.bare)) && line.spans.some((span) => span.kind === "menu"));

/** Goods with their new price; a lone good takes the lone amount of the line. */
const pricedGoods = (draft: Draft): readonly DraftItem[] => {
  const ours = draft.items.filter((item) => item.menu !== undefined);
  const priced = draft.items.filter((item) => item.price !== undefined && item.name !== "");
  const [only] = draft.items;
  const amount = draft.lumps[0] ?? draft.total;
  const lone = priced.length === 0 && draft.items.length === 1 && only !== undefined && amount !== undefined;
  const [good, other] = ours;
  const last = draft.items.at(-1)?.price;
  if (
    good !== undefined &&
    other === undefined &&
    good.price === undefined &&
    priced.length === 1 &&
    last !== undefined
  )
    return [{ ...good, price: last }];
  return lone ? [{ ...only, price: amount }] : priced;
};

const isUnsure = ({ price }: DraftItem): boolean => price?.unsure === true || (price?.orVnd.length ?? 0) > 0;

const itemOf = ({ name, unit, priceUnit, price }: DraftItem): ActItem => {
  const counted = unit ?? priceUnit;
  return {
    name: goodName(name),
    quantity: 1,
    ...(counted === undefined ? {} : { unit: counted }),
    unitPriceVnd: price?.vnd ?? 0,
  };
};

/** "xi măng lên 95k": the menu's goods that have the one name in theirs; none where it is whole, or new. */
const rivalsOf = (goods: readonly DraftItem[], { scene }: Line): readonly MenuWord[] => {
  const [only, more] = goods;
  if (only === undefined || more !== undefined || only.menu !== undefined) return [];
  return itemsNamedBy(scene.context.menu, goodName(only.name));
};

/** "phở lên 55k" where there are two kinds: which one is asked. */
const askWhich = (goods: readonly DraftItem[], rivals: readonly MenuWord[], line: Line): Act => {
  const base = { act: "price", ...fromDay(line) } as const;
  const priced = (item: DraftItem, name: string): Act => ({ ...base, items: [itemOf({ ...item, name })] });
  return {
    ...base,
    items: goods.map(({ name }) => ({ name: goodName(name), quantity: 1 })),
    ask: goods.map((item) => ({
      about: "item",
      choices: rivals.map(({ name }) => ({ label: name, act: priced(item, name) })),
    })),
  };
};

/** "từ mai": the day from which the price holds, where it is still to come. */
const fromDay = (line: Line): { readonly date?: string } => {
  const days = plannedDays(line);
  return days === undefined || days.from <= isoDate(line.scene.clock.businessDay) ? {} : { date: days.from };
};

/** "giá vốn phở 20k": what it costs the shop. */
const isCost = (line: Line): boolean => /(?:^| )gia (?:von|nhap|goc)(?: |$)/u.test(line.bare);

/** "giá phở lên 50k", "đổi giá cà phê 25k". */
export const readPrice: ShopActReader = (line) => {
  if (!opensWithPrice(line) && !LATER_PRICE.test(line.bare) && !setsPrice(line)) return undefined;
  if (lineHas(line, "question", "sale", "buyerTakes", "rival", "expense", "plan", "hearsay")) return undefined;
  if (lineHas(line, "purchase") && !isCost(line)) return undefined;
  const draft = draftOf(line);
  if (draft.items.some((item) => (item.quantity ?? 1) !== 1)) return undefined;
  const goods = pricedGoods(draft);
  if (goods.length === 0 || goods.some((item) => item.name === "")) return undefined;
  const rivals = rivalsOf(goods, line);
  if (rivals.length > 1) return askWhich(goods, rivals, line);
  if (goods.some(isUnsure))
    return {
      act: "price",
      items: goods.map(({ name }) => ({ name, quantity: 1 })),
      ask: [{ about: "price", choices: [] }],
    };
  const implied = goods.some((item) => item.price?.implied === true);
  return {
    act: "price",
    items: goods.map((item) => itemOf({ ...item, name: rivals[0]?.name ?? item.name })),
    ...fromDay(line),
    ...(isCost(line) ? { settings: { name: "price", value: "cost" } } : {}),
    ...(implied ? { implied: ["unitPriceVnd"] } : {}),
  };
};
