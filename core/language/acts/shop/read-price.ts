import type { DraftItem } from "../draft.ts";
import type { Draft } from "../draft.ts";
import type { ActItem } from "../../act.ts";
import type { Line } from "../line.ts";
import { firstMeaning, lineHas } from "../line.ts";
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

const setsPrice = (line: Line): boolean =>
  ROSE.test(line.bare) ||
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

const itemOf = (item: DraftItem): ActItem => ({
  name: goodName(item.name),
  quantity: 1,
  ...(item.unit === undefined ? {} : { unit: item.unit }),
  unitPriceVnd: item.price?.vnd ?? 0,
});

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
  if (goods.some(isUnsure))
    return {
      act: "price",
      items: goods.map(({ name }) => ({ name, quantity: 1 })),
      ask: [{ about: "price", choices: [] }],
    };
  const implied = goods.some((item) => item.price?.implied === true);
  return {
    act: "price",
    items: goods.map(itemOf),
    ...fromDay(line),
    ...(isCost(line) ? { settings: { name: "price", value: "cost" } } : {}),
    ...(implied ? { implied: ["unitPriceVnd"] } : {}),
  };
};
