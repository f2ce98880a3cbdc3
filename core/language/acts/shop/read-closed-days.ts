import type { Line } from "../line.ts";
import { lineHas, moneyIn, spanWith } from "../line.ts";
import { closedDays } from "./planned-days.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

/** Who or what else rests, after the word: a guest, a hand, a school, a nap. */
/** Who else rests, or how soon it is: "2 bạn nghỉ làm", "15 phút nữa đóng cửa", "đóng cửa sớm". */
const NOT_THE_DAY = /(?:^| )(?:nghi lam|nghi hoc|phut nua|tieng nua|dong cua som|nghi som)(?: |$)/u;
const OTHERS_REST = /(?:^| )(?:nhan vien|khach|an trua|(?<!tet )tay|ngoi|nghi ngoi|hoc|het|duoc)(?: |$)/u;

const othersRest = (line: Line): boolean => OTHERS_REST.test(line.bare.replace(/^.*?nghi/u, ""));

const MAX_BARE_WORDS = 4;

/** "nghỉ tết từ 28 đến mùng 5", "mai nghỉ". */
export const readClosedDays: ShopActReader = (line) => {
  if (spanWith(line, "closedDays") === undefined || moneyIn(line).length > 0) return undefined;
  if (lineHas(line, "plan") || othersRest(line) || NOT_THE_DAY.test(line.bare)) return undefined;
  const days = closedDays(line);
  if (days !== undefined) return { act: "closed_days", date: days.from, query: { about: "closed_days", ...days } };
  const bare = line.spans.length <= MAX_BARE_WORDS && /^(?:quan |tiem )?(?:nghi|dong cua)/u.test(line.bare);
  return bare ? { act: "closed_days", ask: [{ about: "date", choices: [] }] } : undefined;
};
