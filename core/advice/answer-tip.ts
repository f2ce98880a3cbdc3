import type { ConversationDeps } from "../conversation/conversation-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { TipAnswer } from "../ports/tips.ts";
import { businessDate } from "../sales/business-date.ts";
import { takeTip } from "./take-tip.ts";

/** [Làm luôn], [Để sau], [Không hợp]: what the owner says to a tip decides whether it, and its like, are told again. */
export const answerTip =
  (deps: ConversationDeps) =>
  async (turn: Turn, tipId: string, answer: TipAnswer): Promise<Outcome[]> => {
    const { tx, writer, now } = turn;
    const { tenantId } = writer.shop;
    const told = await deps.tips.find(tx, tenantId, tipId);
    if (told === undefined) return [{ kind: "question_gone" }];
    if (answer === "taken") return takeTip(deps)(turn, told);
    await deps.tips.answer(tx, tenantId, tipId, { answer, on: businessDate(now, writer.shop) });
    return [{ kind: "tip_answered", tip: told.tip, answer }];
  };

/** "làm luôn", "không hợp 2": typed, it means the tips that were told last, in their order. */
export const answerLastTip =
  (deps: ConversationDeps) =>
  async (turn: Turn, said: string): Promise<Outcome[]> => {
    const [answer, number = "1"] = said.split(":");
    const last = await deps.tips.listLast(turn.tx, turn.writer.shop.tenantId);
    const told = last[Number(number) - 1];
    if (told === undefined) return [{ kind: "no_tip_told" }];
    return answerTip(deps)(turn, told.id, ANSWERS.find((known) => known === answer) ?? "later");
  };

const ANSWERS: readonly TipAnswer[] = ["taken", "later", "rejected"];
