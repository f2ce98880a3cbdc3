import type { Act } from "../../act.ts";
import { isoDate } from "../../dates/civil-day.ts";
import { countsIn, lineHas, moneyIn } from "../line.ts";
import type { Line } from "../line.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

const MORE = /^(?:(?:a|da|quen|ua|lay) )*(?:them|cong them) [0-9a-z]+ [a-z]+(?: nua)?(?: nha| nhe| a| em)*$/u;

const namesNothing = ({ spans }: Line): boolean => spans.every(({ kind }) => kind !== "text" && kind !== "menu");

/** "thêm 1 lon nữa": so many more of what was sold last, by its unit. */
const morePieces = (line: Line): Act | undefined => {
  const [count, other] = countsIn(line);
  if (count?.unit === undefined || other !== undefined || moneyIn(line).length > 0 || !MORE.test(line.bare))
    return undefined;
  return {
    act: "sale",
    date: isoDate(line.scene.clock.businessDay),
    items: [{ name: "", quantity: count.value, unit: count.unit }],
    settings: { name: "repeat", value: "pieces" },
    implied: ["date"],
    ask: [{ about: "item", choices: [] }],
  };
};

/** What is more of the last sale, which only the book knows; without it, it is asked. */
export const readMore: ShopActReader = (line) =>
  !namesNothing(line) || lineHas(line, "question", "sale", "expense", "purchase", "plan")
    ? undefined
    : morePieces(line);
