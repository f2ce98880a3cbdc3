import { amountOf } from "../amount-of.ts";
import { entryDate } from "../entry-date.ts";
import { lineHas, moneyIn } from "../line.ts";
import { draftOf } from "../shop/line-parts.ts";
import type { ShopActReader } from "../shop/shop-act-reader.ts";

/** What broke or went bad opens the line; what it came to stands behind the word for loss. */
const DAMAGE =
  /^(?:(?:hom nay|hom qua|sang nay|nay|lo|lo tay|lam|bi|khach lam|nhan vien lam|nha lam) )*(?:be|vo|hu|hong|rot be|do be|chuot can|thiu|om) (?:.* )?(?:mat|lo|thiet hai|thiet|toi|ton|het|den) (?:mat |khoang )?[0-9]/u;

/** "bể 2 cái ly mất 30k": a loss of the shop, by what it came to. */
export const readDamage: ShopActReader = (line) => {
  const [money, more] = moneyIn(line);
  if (money === undefined || more !== undefined || !DAMAGE.test(line.bare)) return undefined;
  if (lineHas(line, "question", "sale", "purchase", "plan", "debt")) return undefined;
  const amount = amountOf(money, "lump");
  const day = entryDate(draftOf(line).date, line.scene);
  if (amount === undefined || day.date === undefined) return undefined;
  const base = { act: "expense", date: day.date, category: "hao hụt" } as const;
  if (amount.unsure || amount.orVnd.length > 0 || amount.vnd <= 0)
    return { ...base, ask: [{ about: "amount", choices: [] }] };
  return { ...base, totalVnd: amount.vnd, ...(day.implied ? { implied: ["date"] } : {}) };
};
