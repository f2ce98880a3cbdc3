import type { ActName } from "../language/act.ts";
import { performCorrection } from "./perform-correction.ts";
import { performDayTotal } from "./perform-day-total.ts";
import { performQuery } from "./perform-query.ts";
import { performSale } from "./perform-sale.ts";
import { performSettings } from "./perform-settings.ts";
import { performVoid } from "./perform-void.ts";
import { done, type PerformAct } from "./performance.ts";

const notYet: PerformAct = () => (_turn, act) => Promise.resolve(done({ kind: "not_yet_possible", act: act.act }));

/** One performer an act. A new kind of message is one line here and one file beside it. */
const PERFORMERS = {
  sale: performSale,
  day_total: performDayTotal,
  void: performVoid,
  correct: performCorrection,
  query: performQuery,
  settings: performSettings,
  help: () => () => Promise.resolve(done({ kind: "helped" })),
  expense: notYet,
  purchase: notYet,
  refund: notYet,
  debt: notYet,
  debt_payment: notYet,
  menu: notYet,
  price: notYet,
  stock: notYet,
  closed_days: notYet,
  promotion: notYet,
  day_close: notYet,
  competitor_price: notYet,
  payment_request: notYet,
  export: notYet,
  location: notYet,
  staff: notYet,
} satisfies Record<ActName, PerformAct>;

/** Does what an act says, or tells what has to be asked before. */
export const performAct: PerformAct = (deps) => async (turn, act, settled) => {
  const [ask] = act.ask ?? [];
  if (ask !== undefined && canBeDone(act.act)) {
    return { kind: "doubt", question: { about: ask.about, act, choices: ask.choices } };
  }
  return PERFORMERS[act.act](deps)(turn, act, settled);
};

/** There is no use in asking about something that cannot be done yet. */
const canBeDone = (name: ActName): boolean => PERFORMERS[name] !== notYet;
