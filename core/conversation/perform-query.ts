import { answerAdviceQuestion } from "../advice/answer-advice-question.ts";
import { answerEffects } from "../advice/answer-effects.ts";
import { answerDebts } from "../debts/answer-debts.ts";
import { answerEntries } from "../entries/answer-entries.ts";
import { answerForecast } from "../forecasts/answer-forecast.ts";
import type { Act, ActQuery } from "../language/act.ts";
import { answerMoney } from "../reports/answer-money.ts";
import { answerPrice } from "../reports/answer-price.ts";
import { answerSales } from "../reports/answer-sales.ts";
import { answerStock } from "../reports/answer-stock.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { Outcome } from "./outcome.ts";
import { businessDate } from "../sales/business-date.ts";
import { done, type PerformAct } from "./performance.ts";
import type { Turn } from "./turn.ts";

/** What is answered from the sales. */
const ABOUT_SALES = new Set(["sales", "items", "orders"]);

/** What is answered from what was spent, too. */
const ABOUT_MONEY = new Set(["expenses", "purchases", "profit"]);

/** What is answered from the menu and the counts of what is there. */
const ABOUT_GOODS = new Set(["stock", "price", "price_asked"]);

/** Answers a question from the book. A question never makes an entry. */
export const performQuery: PerformAct = (deps) => async (turn, act) =>
  done((await answered(deps)(turn, act)) ?? { kind: "not_yet_possible", act: "query" });

/** A question about a place asks for a part of the shop, by its name. */
const atNamedPlace = (query: ActQuery, place: string | undefined): ActQuery =>
  place === undefined
    ? query
    : { ...query, detail: { ...query.detail, named: [...(query.detail?.named ?? []), place], place: true } };

const answered =
  (deps: ConversationDeps) =>
  async (turn: Turn, act: Act): Promise<Outcome | undefined> => {
    const query = atNamedPlace(act.query ?? { about: "sales" }, act.location);
    if (query.about === "advice" && query.detail?.check === true) return answerEffects(deps)(turn);
    if (query.about === "advice") return answerAdviceQuestion(deps)(turn, query.detail ?? {});
    if (query.about === "debts") return answerDebts(deps)(turn, act);
    if (query.about === "forecast" || asksAhead(query, turn)) return answerForecast(deps)(turn, query);
    if (query.about === "entries") return answerEntries(deps)(turn, query);
    if (ABOUT_GOODS.has(query.about)) return answerGoods(deps)(turn, query);
    if (ABOUT_MONEY.has(query.about)) return answerMoney(deps)(turn, query);
    return ABOUT_SALES.has(query.about) ? answerSales(deps)(turn, query, act.customer) : undefined;
  };

const answerGoods =
  (deps: ConversationDeps) =>
  (turn: Turn, query: ActQuery): Promise<Outcome | undefined> =>
    query.about === "stock" ? answerStock(deps)(turn, query) : answerPrice(deps)(turn, query);

/** "thứ 7 này bán được bao nhiêu phở": sales of days that have not come can only be expected. */
const asksAhead = ({ about, from }: ActQuery, { now, writer }: Turn): boolean =>
  ABOUT_SALES.has(about) && from !== undefined && from > businessDate(now, writer.shop);
