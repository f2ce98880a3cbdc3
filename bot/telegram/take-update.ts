import type { Clock } from "../../core/ports/clock.ts";
import type { Intake } from "../../core/ports/intake.ts";
import type { ReadTable } from "../../core/ports/table-file.ts";
import type { BotApi } from "./create-bot-api.ts";
import type { FetchDocument } from "./fetch-document.ts";
import type { OurBot } from "./our-bot.ts";
import { parseUpdate } from "./parse-update.ts";
import { toInboundEvent } from "./to-inbound-event.ts";
import { withTable } from "./with-table.ts";

export interface TakeUpdateDeps {
  readonly intake: Intake;
  readonly clock: Clock;
  readonly callApi: BotApi;
  readonly closing: AbortSignal;
  readonly fetchDocument: FetchDocument;
  readonly readTable: ReadTable;
}

export interface UpdateTaker {
  /**
   * Hands one update in. When it resolves with `taken` the update is kept and Telegram may forget it.
   * @throws what `Intake.receive` throws.
   */
  readonly take: (body: unknown, us: OurBot) => Promise<"taken" | "malformed">;
  /** Waits for the calls that nobody else waits for. */
  readonly settle: () => Promise<void>;
}

/** A tapped button shows that it works until it is answered; nothing else hangs on that, so it is tried once. */
const createTapAnswerer = ({ callApi, closing }: TakeUpdateDeps) => {
  const underWay = new Set<Promise<unknown>>();
  const answer = (tapId: string) => {
    const call = callApi((api, signal) => api.raw.answerCallbackQuery({ callback_query_id: tapId }, signal), {
      until: closing,
    }).finally(() => underWay.delete(call));
    underWay.add(call);
  };
  const settle = async () => {
    await Promise.allSettled(underWay);
  };
  return { answer, settle };
};

/** What polling and the webhook have in common. */
export const createUpdateTaker = (deps: TakeUpdateDeps): UpdateTaker => {
  const taps = createTapAnswerer(deps);
  return {
    take: async (body, us) => {
      const update = parseUpdate(body);
      if (update === undefined) return "malformed";
      const event = toInboundEvent(update, { us, receivedAt: deps.clock.now() });
      if (event !== undefined) await deps.intake.receive(await withTable(deps)(event, update.message));
      if (update.callback_query !== undefined) taps.answer(update.callback_query.id);
      return "taken";
    },
    settle: taps.settle,
  };
};
