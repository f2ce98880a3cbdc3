import { moneyIn } from "../line.ts";
import type { ShopActReader } from "../shop/shop-act-reader.ts";
import { PRIVACY_WISHES } from "./privacy-wishes.ts";
import { SHOP_WISHES } from "./shop-wishes.ts";
import { JOIN_WISHES, STAFF_WISHES } from "./staff-wishes.ts";
import { readWish, wishes } from "./wish.ts";

/** Whole lines that mean nothing else, whatever their words mean elsewhere. */
const SURE_WISHES = wishes(...PRIVACY_WISHES.list, ...JOIN_WISHES.list);
const WISHES = wishes(...STAFF_WISHES.list, ...SHOP_WISHES.list);

/** "chuyển sang Q3", "mời nhân viên Lan", "xoá dữ liệu của tôi": shops, places, people and what is kept of them. */
export const readPeopleWish: ShopActReader = (line) =>
  // "không đồng ý" is no money, though "không đồng" is.
  readWish(line, SURE_WISHES) ?? (moneyIn(line).length > 0 ? undefined : readWish(line, WISHES));
