import type { Act } from "../../act.ts";
import { isoDate } from "../../dates/civil-day.ts";
import type { Line } from "../line.ts";
import { moneyIn, spanWith } from "../line.ts";
import { datesIn } from "./line-parts.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

const period = (line: Line): Pick<Act, "query"> => {
  const [first] = datesIn(line);
  return first === undefined
    ? {}
    : { query: { about: "sales", from: isoDate(first.date.from), to: isoDate(first.date.to) } };
};

/** "xuất" alone may send goods out; with a file or a report it is an export. */
const namesFile = (line: Line): boolean => /export|excel|^xuat (?:bao cao|so|du lieu|file)/u.test(line.bare);

/** "xuất excel tháng này". */
export const readExport: ShopActReader = (line) => {
  const word = spanWith(line, "export");
  if (word === undefined || (word.to - word.from === 1 && !namesFile(line))) return undefined;
  return moneyIn(line).length > 0 ? undefined : { act: "export", ...period(line) };
};
