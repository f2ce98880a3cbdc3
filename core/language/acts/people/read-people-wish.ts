import { moneyIn } from "../line.ts";
import type { ShopActReader } from "../shop/shop-act-reader.ts";
import { PRIVACY_WISHES } from "./privacy-wishes.ts";
import { SHOP_WISHES } from "./shop-wishes.ts";
import { STAFF_WISHES } from "./staff-wishes.ts";
import { readWish } from "./wish.ts";

const WISHES = [...STAFF_WISHES, ...SHOP_WISHES];

/** "chuyển sang Q3", "mời nhân viên Lan", "xoá dữ liệu của tôi": shops, places, people and what is kept of them. */
export const readPeopleWish: ShopActReader = (line) =>
  // "không đồng ý" is no money, though "không đồng" is.
  readWish(line, PRIVACY_WISHES) ?? (moneyIn(line).length > 0 ? undefined : readWish(line, WISHES));
