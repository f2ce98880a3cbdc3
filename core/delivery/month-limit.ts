import type { ClaimedMessage, Deliveries } from "../ports/deliveries.ts";
import type { Log } from "../ports/log.ts";
import type { Sender } from "../ports/sender.ts";

/** Enough days are left to add a bot before shops notice. */
const WARN_FROM = 0.8;
/** What is left is for answers: who asks must get one, who was not asked can wait. */
const NO_PUSH_FROM = 0.9;

interface Deps {
  readonly deliveries: Deliveries;
  readonly log: Log;
}

/** True for a push that would use what the answers of this month need. */
export const isBeyondMonth =
  ({ deliveries }: Deps) =>
  async (sender: Sender, { kind }: ClaimedMessage): Promise<boolean> => {
    if (kind !== "push" || sender.monthlyMessages === undefined) return false;
    return (await deliveries.sentThisMonth(sender)) >= sender.monthlyMessages * NO_PUSH_FROM;
  };

/** Counts what was sent, and warns the operator once when the month is used to four fifths. */
export const countMonth =
  ({ deliveries, log }: Deps) =>
  async (sender: Sender, messages: number): Promise<void> => {
    const sent = await deliveries.countSent(sender, messages);
    const { channel, botId, monthlyMessages } = sender;
    if (monthlyMessages === undefined) return;
    const mark = monthlyMessages * WARN_FROM;
    if (sent < mark || sent - messages >= mark) return;
    log.warn(
      { channel, botId, sent, monthlyMessages },
      "a bot has used 80 % of its messages of this month: add another bot",
    );
  };
