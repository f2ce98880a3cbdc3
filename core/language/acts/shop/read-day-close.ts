import { lineHas } from "../line.ts";
import { entryDate } from "../entry-date.ts";
import { draftOf } from "./line-parts.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

/** "chốt sổ, két còn 1tr2". */
export const readDayClose: ShopActReader = (line) => {
  if (!lineHas(line, "dayClose") || lineHas(line, "question")) return undefined;
  const draft = draftOf(line);
  const amount = draft.lumps[0] ?? draft.total;
  const day = entryDate(draft.date, line.scene);
  const dated = day.date === undefined ? {} : { date: day.date };
  if (amount !== undefined && (amount.unsure || amount.orVnd.length > 0))
    return { act: "day_close", ...dated, ask: [{ about: "amount", choices: [] }] };
  const implied = [...(day.implied ? ["date"] : []), ...(amount?.implied === true ? ["totalVnd"] : [])];
  return {
    act: "day_close",
    ...(amount === undefined ? {} : { totalVnd: amount.vnd }),
    ...dated,
    ...(implied.length === 0 ? {} : { implied }),
  };
};
