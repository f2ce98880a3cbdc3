import { isoDate } from "../../dates/civil-day.ts";
import { type Line, moneyIn } from "../line.ts";
import { datesIn } from "../shop/line-parts.ts";
import type { ShopActReader } from "../shop/shop-act-reader.ts";
import { type LineWords, lineWords } from "./line-words.ts";

const REOPEN = ["mo lai so", "mo so", "mo khoa so", "bo chot so", "huy chot so"];

/** Nothing is said but the day and politeness: "mở sổ ra coi" opens nothing. */
const saysNoMore = (line: Line, words: LineWords, after: number): boolean => {
  const said = words.bare.slice(after).join(" ");
  const days = datesIn(line).map(({ from, to }) =>
    line.scene.tokens
      .slice(from, to)
      .map(({ bare }) => bare)
      .join(" "),
  );
  const rest = days.reduce((left, day) => left.replace(day, ""), said);
  return /^(?: |nha|nhe|giup|ngay|cua|di)*$/u.test(rest);
};

/** "mở sổ hôm qua": the close of a day is taken back. */
export const readDayReopen: ShopActReader = (line) => {
  if (!/^(?:mo|bo|huy) /u.test(line.bare) || moneyIn(line).length > 0) return undefined;
  const words = lineWords(line);
  const opening = words.find(REOPEN);
  if (opening?.at !== 0 || !saysNoMore(line, words, opening.after)) return undefined;
  const [first] = datesIn(line);
  const day = first === undefined ? line.scene.clock.businessDay : first.date.from;
  return { act: "void", query: { about: "day_close", from: isoDate(day), to: isoDate(day) } };
};
