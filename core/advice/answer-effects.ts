import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Tips } from "../ports/tips.ts";
import { canBeMeasured, daysAfterTaking } from "./measure-taken-tip.ts";

const MOST_TOLD = 3;

/** "mẹo hôm trước có hiệu quả không?": what was measured last, and what is still being tried. */
export const answerEffects =
  ({ tips }: { readonly tips: Tips }) =>
  async ({ tx, writer }: Turn): Promise<Outcome> => {
    const { tenantId } = writer.shop;
    const running = (await tips.listUnmeasured(tx, tenantId))
      .filter(({ tip }) => canBeMeasured(tip))
      .map((taken) => ({ tip: taken.tip, measuredAfter: daysAfterTaking(taken).to }));
    const effects = await tips.listEffects(tx, tenantId, MOST_TOLD);
    return { kind: "effects_told", effects, running: running.slice(0, MOST_TOLD) };
  };
