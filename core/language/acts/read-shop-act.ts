import { readDamage } from "./book/read-damage.ts";
import { readDayReopen } from "./book/read-day-reopen.ts";
import { readDebtWish } from "./book/read-debt-wish.ts";
import { readEntryWish } from "./book/read-entry-wish.ts";
import { readMenuUpkeep } from "./book/read-menu-upkeep.ts";
import { readMonthlyExpense } from "./book/read-monthly-expense.ts";
import { readAlias } from "./shop/read-alias.ts";
import { readMore } from "./shop/read-more.ts";
import { readRepeat } from "./shop/read-repeat.ts";
import { readExport } from "./shop/read-export.ts";
import { readPaymentRequest } from "./shop/read-payment-request.ts";
import { readRival } from "./shop/read-rival.ts";
import { readMenuChange } from "./shop/read-menu-change.ts";
import { readPrice } from "./shop/read-price.ts";
import { readDayClose } from "./shop/read-day-close.ts";
import { readPromotion } from "./shop/read-promotion.ts";
import { readPlace } from "./shop/read-place.ts";
import { readStaff } from "./shop/read-staff.ts";
import { readOpenDays } from "./shop/read-open-days.ts";
import { readClosedDays } from "./shop/read-closed-days.ts";
import { readStock } from "./shop/read-stock.ts";
import { readHelp } from "./shop/read-help.ts";
import type { ShopActReader } from "./shop/shop-act-reader.ts";

/** What the shop wants of us beside entries, each in the order of how sure its words are. */
export const SHOP_ACT_READERS: Readonly<Record<string, ShopActReader>> = {
  dayReopen: readDayReopen,
  entryWish: readEntryWish,
  debtWish: readDebtWish,
  menuUpkeep: readMenuUpkeep,
  monthlyExpense: readMonthlyExpense,
  damage: readDamage,
  export: readExport,
  paymentRequest: readPaymentRequest,
  rival: readRival,
  menu: readMenuChange,
  price: readPrice,
  dayClose: readDayClose,
  promotion: readPromotion,
  location: readPlace,
  staff: readStaff,
  openDays: readOpenDays,
  closedDays: readClosedDays,
  stock: readStock,
  help: readHelp,
  alias: readAlias,
  repeat: readRepeat,
  more: readMore,
};
