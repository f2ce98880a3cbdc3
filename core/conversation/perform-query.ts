import { answerAdviceQuestion } from "../advice/answer-advice-question.ts";
import type { ActQuery } from "../language/act.ts";
import { answerSales } from "../reports/answer-sales.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { Outcome } from "./outcome.ts";
import { done, type PerformAct } from "./performance.ts";
import type { Turn } from "./turn.ts";

/** What is answered from the sales. */
const ABOUT_SALES = new Set(["sales", "items", "orders"]);

/** Answers a question from the book. A question never makes an entry. */
export const performQuery: PerformAct = (deps) => async (turn, act) =>
  done((await answered(deps)(turn, act.query ?? { about: "sales" })) ?? { kind: "not_yet_possible", act: "query" });

const answered =
  (deps: ConversationDeps) =>
  async (turn: Turn, query: ActQuery): Promise<Outcome | undefined> => {
    if (query.about === "advice") return answerAdviceQuestion(deps)(turn, query.detail?.named ?? []);
    return ABOUT_SALES.has(query.about) ? answerSales(deps)(turn, query) : undefined;
  };
