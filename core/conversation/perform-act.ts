import { may, permissionFor, PERMISSIONS } from "../accounts/permissions.ts";
import type { ActName } from "../language/act.ts";
import { atPlace } from "./at-place.ts";
import { guardClosedDay } from "./guard-closed-day.ts";
import { performClosedDays } from "./perform-closed-days.ts";
import { performCompetitorPrice } from "./perform-competitor-price.ts";
import { performDayClose } from "./perform-day-close.ts";
import { performDayNote } from "./perform-day-note.ts";
import { performDebt } from "./perform-debt.ts";
import { performDebtPayment } from "./perform-debt-payment.ts";
import { performExpense } from "./perform-expense.ts";
import { performMenu } from "./perform-menu.ts";
import { performLocation } from "./perform-location.ts";
import { performPrice } from "./perform-price.ts";
import { performPromotion } from "./perform-promotion.ts";
import { performPurchase } from "./perform-purchase.ts";
import { performRefund } from "./perform-refund.ts";
import { privacyWish } from "./perform-privacy.ts";
import { performStaff } from "./perform-staff.ts";
import { exportBook } from "../privacy/export-book.ts";
import { performStock } from "./perform-stock.ts";
import { performCorrection } from "./perform-correction.ts";
import { performDayTotal } from "./perform-day-total.ts";
import { performQuery } from "./perform-query.ts";
import { performSale } from "./perform-sale.ts";
import { performSettings } from "./perform-settings.ts";
import { performVoid } from "./perform-void.ts";
import { done, type PerformAct } from "./performance.ts";

const notYet: PerformAct = () => (_turn, act) => Promise.resolve(done({ kind: "not_yet_possible", act: act.act }));

/** One's own data, or the shop's book. In a group others read along. */
const performExport: PerformAct = (deps) => async (turn, act, settled) => {
  const own = privacyWish(act);
  if (own !== undefined) return own(deps)(turn, act, settled);
  if (turn.isInGroup === true) return done({ kind: "phone_refused", why: "in_group" });
  return done(await exportBook(deps)(turn, act.query));
};

/** One performer an act. A new kind of message is one line here and one file beside it. */
const PERFORMERS = {
  sale: guardClosedDay(performSale),
  day_total: guardClosedDay(performDayTotal),
  void: performVoid,
  correct: performCorrection,
  query: performQuery,
  settings: performSettings,
  help: () => () => Promise.resolve(done({ kind: "helped" })),
  expense: guardClosedDay(performExpense),
  purchase: guardClosedDay(performPurchase),
  refund: guardClosedDay(performRefund),
  debt: guardClosedDay(performDebt),
  debt_payment: guardClosedDay(performDebtPayment),
  menu: performMenu,
  price: performPrice,
  stock: performStock,
  closed_days: performClosedDays,
  promotion: performPromotion,
  day_note: performDayNote,
  day_close: performDayClose,
  competitor_price: performCompetitorPrice,
  payment_request: notYet,
  export: performExport,
  location: performLocation,
  staff: performStaff,
} satisfies Record<ActName, PerformAct>;

/** Does what an act says, or tells what has to be asked before. */
export const performAct: PerformAct = (deps) => async (turn, act, settled) => {
  const permission = permissionFor(act);
  if (!may(turn.writer.role, permission)) {
    return done({ kind: "not_permitted", permission, who: PERMISSIONS[permission] });
  }
  const placed = atPlace(turn, act);
  if ("kind" in placed) return done(placed);
  const [ask] = act.ask ?? [];
  if (ask !== undefined && canBeDone(act.act)) {
    return { kind: "doubt", question: { about: ask.about, act, choices: ask.choices } };
  }
  return PERFORMERS[act.act](deps)(placed, act, settled);
};

/** There is no use in asking about something that cannot be done yet. */
const canBeDone = (name: ActName): boolean => PERFORMERS[name] !== notYet;
