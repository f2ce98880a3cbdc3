import { formatDate, formatShortDate } from "../../present/formats.ts";
import { roundForecast } from "../../present/present-outlook.ts";
import type { TipEffect } from "../../core/insights/advice/tip-effect.ts";
import type { BookNumbers } from "./book-numbers.ts";
import type { Claim } from "./claim.ts";
import { numberIn } from "./number-in.ts";

/** All numbers of a line: money, counts, percentages, days and months. */
const numbersOf = (text: string): number[] =>
  (text.match(/\d[\d.]*(?:,\d+)?/gu) ?? []).map((each) => numberIn(each.replace(/\.$/u, "")));

/** Every number somewhere within a value of ours, as it stands, rounded, or as a percentage; dates by their parts. */
function numbersWithin(value: unknown): Set<number> {
  const found = new Set<number>();
  const add = (number: number): void => {
    const size = Math.abs(number);
    for (const each of [size, Math.round(size), Math.round(size * 10) / 10, roundForecast(size)]) found.add(each);
    // A share is told in percent, a ratio as what is more or less.
    for (const each of [size * 100, Math.abs(size - 1) * 100]) found.add(Math.round(each));
    found.add(Math.ceil(size * 1.1));
  };
  const walk = (one: unknown): void => {
    if (typeof one === "number") add(one);
    else if (typeof one === "string") for (const each of one.match(/\d+/gu) ?? []) found.add(Number(each));
    else if (one !== null && typeof one === "object") Object.values(one).forEach(walk);
  };
  walk(value);
  return found;
}

/** How long a tip is tried: every tip says so. */
const TRIAL = [2, 14];

const CLAIMS: readonly Claim[] = [
  {
    line: /^Hôm nay \((.+)\) dự kiến khoảng ([\d.]+)đ, thường từ ([\d.]+)đ đến ([\d.]+)đ\.$/u,
    holds: async ([date, mean, lower, upper], { book, today }) => {
      const said = await book.forecast(today);
      if (said === undefined || date !== formatDate(today, today, "vi")) return false;
      const told = [mean, lower, upper].map(numberIn);
      return [said.mean, said.lower, said.upper].every((each, at) => roundForecast(each) === told[at]);
    },
  },
  {
    line: /^Hôm nay \((.+)\) dự kiến khoảng ([\d.]+)đ, nhiều nhất chừng ([\d.]+)đ\.$/u,
    holds: async ([date, mean, upper], { book, today }) => {
      const said = await book.forecast(today);
      if (said === undefined || date !== formatDate(today, today, "vi")) return false;
      return roundForecast(said.mean) === numberIn(mean) && roundForecast(said.upper) === numberIn(upper);
    },
  },
  {
    line: /^Nên chuẩn bị: (.+)\.$/u,
    holds: async ([items = ""], { book, today }) => {
      for (const one of items.split(/, (?![^(]*\))/u)) {
        const [, name = "", usual, most] = /^(.+?) ([\d.,]+)(?: [^\d(]+)?(?:\(đông thì ([\d.,]+)\))?$/u.exec(one) ?? [];
        const said = await book.forecast(today, name);
        if (said === undefined || numberIn(usual) !== Math.round(said.mean)) return false;
        if (most !== undefined && numberIn(most) !== Math.ceil(said.upper)) return false;
      }
      return true;
    },
  },
  {
    line: /^(?:\d\. )?Gợi ý: (.+)$/u,
    holds: async ([said = ""], { book, today }) =>
      (await book.tips(today)).some((tip) => {
        const known = new Set([...numbersWithin(tip), ...TRIAL]);
        return tip.items.every((item) => said.includes(item)) && numbersOf(said).every((each) => known.has(each));
      }),
  },
  {
    line: /^Mẹo (\d+\/\d+) \((.+?)\) (.+)$/u,
    holds: async ([date, tried = "", came = ""], { book, today }) => {
      for (const told of await book.effects(today)) {
        const known = new Set([
          ...numbersWithin([told.effect, told.tip.action, usuallyBetween(told.effect)]),
          SURE_PERCENT,
        ]);
        const isNamed = formatShortDate(told.takenOn, today) === date;
        if (isNamed && (await cameAsSold(told, book)) && numbersOf(`${tried} ${came}`).every((each) => known.has(each)))
          return true;
      }
      return false;
    },
  },
];

/** Every interval is one of eighty percent, and says so. */
const SURE_PERCENT = 80;

/** What was expected to come, from and to. */
const usuallyBetween = (effect: TipEffect): readonly number[] =>
  effect.verdict === "untold"
    ? []
    : [effect.cameVnd - effect.gainInterval.upper, effect.cameVnd - effect.gainInterval.lower];

/** What an effect says that came is what the entries of its days add up to. */
async function cameAsSold({ tip, effect }: ToldOf, book: BookNumbers): Promise<boolean> {
  if (effect.verdict === "untold" || effect.measure !== "item_revenue") return true;
  return (await book.item(tip.items[0] ?? "", effect.from, effect.to)).totalVnd === effect.cameVnd;
}

type ToldOf = Awaited<ReturnType<BookNumbers["effects"]>>[number];

/** What lines about today, tips and their effects claim. */
export const adviceClaims = (): readonly Claim[] => CLAIMS;
