import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { TipAnswer } from "../ports/tips.ts";

/** [Để sau], [Không hợp]: what the owner says to a tip decides whether it, and its like, are told again. */
export const answerTip =
  ({ tips }: Pick<BookDeps, "tips">) =>
  async ({ tx, writer }: Turn, tipId: string, answer: TipAnswer): Promise<Outcome> => {
    const tip = await tips.answer(tx, writer.shop.tenantId, tipId, answer);
    return tip === undefined ? { kind: "question_gone" } : { kind: "tip_answered", tip, answer };
  };
