import { entryDate } from "../entry-date.ts";
import type { Line } from "../line.ts";
import { countsIn, lineHas, moneyIn } from "../line.ts";
import { datesIn } from "./line-parts.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

const SAME =
  /(?:^| )(?:cung vay|cung the|cung nhu vay|cung nhu the|cung nhu tren|y chang|y vay|y nhu vay|giong vay|giong the|nhu vay luon|same)(?: luon| nha| nhe| a| do)*$/u;
const MAX_OTHER_WORDS = 2;

const otherWords = (line: Line): number => line.spans.filter((span) => span.kind === "text").length;

/**
 * "hôm qua cũng vậy": what was entered last, once more, for another day. What that was, the book knows and the reader
 * does not: without the book it is a question.
 */
export const readRepeat: ShopActReader = (line) => {
  const [date, more] = datesIn(line);
  if (date === undefined || more !== undefined || !SAME.test(line.bare)) return undefined;
  if (moneyIn(line).length + countsIn(line).length > 0 || lineHas(line, "question", "plan", "closedDays"))
    return undefined;
  if (otherWords(line) > MAX_OTHER_WORDS) return undefined;
  const day = entryDate(date.date, line.scene);
  if (day.date === undefined) return undefined;
  return {
    act: "sale",
    date: day.date,
    settings: { name: "repeat", value: "last" },
    ask: [{ about: "amount", choices: [] }],
  };
};
