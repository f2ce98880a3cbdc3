import type { Act } from "../act.ts";
import { amountOf } from "./amount-of.ts";
import type { Line } from "./line.ts";
import { countsIn, lineHas, moneyIn } from "./line.ts";

const NEW_PRICE = /^(?:(?:sua|doi|chinh) (?:lai )?gia(?: (?:lai|thanh|la|con|len|xuong))*|gia) /u;

/** "sửa giá 45k", "giá 45k mới đúng": what one costs, whatever the last entry was about. */
export const correctPrice = (line: Line): Act | undefined => {
  const [money, ...more] = moneyIn(line);
  const named = line.spans.some(({ kind }) => kind === "text" || kind === "menu");
  const opens = NEW_PRICE.test(line.bare) && (!line.bare.startsWith("gia ") || lineHas(line, "correct"));
  if (money === undefined || more.length > 0 || !opens || named || countsIn(line).length > 0) return undefined;
  const amount = amountOf(money, "lump");
  if (amount === undefined || amount.unsure || amount.orVnd.length > 0)
    return { act: "correct", ask: [{ about: "amount", choices: [] }] };
  const { vnd } = amount;
  return {
    act: "correct",
    totalVnd: vnd,
    items: [{ name: "", quantity: 1, unitPriceVnd: vnd }],
    implied: ["quantity"],
  };
};

const TAKEN_OFF =
  /^(?:(?:cho|thoi|a|da) )*(?:bot|giam|giam gia|tru)(?: (?:cho|khach|nguoi ta|ho|lai|them|gium))* [0-9]/u;

/** "bớt 10k", "giảm cho khách 10k": taken off what was entered last. */
export const correctDiscount = (line: Line): Act | undefined => {
  const [money, ...more] = moneyIn(line);
  const named = line.spans.some(({ kind }) => kind === "text" || kind === "menu" || kind === "person");
  if (money === undefined || more.length > 0 || named || countsIn(line).length > 0 || !TAKEN_OFF.test(line.bare))
    return undefined;
  const amount = amountOf(money, "lump");
  return amount === undefined || amount.unsure || amount.orVnd.length > 0
    ? undefined
    : { act: "correct", discountVnd: amount.vnd };
};
