import { keepTold } from "../advice/keep-told.ts";
import { morningAdvice, type MorningAdviceDeps } from "../advice/morning-advice.ts";
import { pastTips } from "../advice/past-tips.ts";
import { chooseAdvice } from "../insights/advice/choose-advice.ts";
import type { NightDay } from "../night/night-step.ts";
import type { Shop } from "../ports/accounts.ts";
import type { Presenter, Voice } from "../ports/presenter.ts";
import type { ToldTip } from "../ports/tips.ts";
import type { Transaction } from "../ports/transaction.ts";
import type { DigestFacts } from "./gather-digest.ts";

interface Deps extends MorningAdviceDeps {
  readonly presenter: Presenter;
}

interface Room {
  readonly facts: DigestFacts;
  readonly voice: Voice;
  /** Characters that the digest may have, and the message with all that stands around it. */
  readonly longest: number;
  readonly whole: number;
}

/** What is worth telling this morning, as much of it as there is room for: only what is told is kept as told. */
export const tellTips =
  (deps: Deps) =>
  async (tx: Transaction, shop: Shop, day: NightDay, room: Room): Promise<ToldTip[]> => {
    const { found } = await morningAdvice(deps)(tx, shop, day);
    const past = await pastTips(deps)(tx, shop.tenantId, day.today);
    const chosen = chooseAdvice(found, past, day.today).told;
    const most = room.facts.form === "short" ? 1 : chosen.length;
    for (let count = Math.min(most, chosen.length); count > 0; count--) {
      const told = chosen.slice(0, count);
      if (
        isRoomFor(
          deps,
          told.map((tip) => ({ id: deps.ids.uuid(), tip })),
          room,
        )
      ) {
        return keepTold(deps)(tx, shop.tenantId, told, day.today);
      }
    }
    return [];
  };

function isRoomFor({ presenter }: Deps, tips: readonly ToldTip[], { facts, voice, longest, whole }: Room): boolean {
  return presenter.present([{ ...facts, tips, longest }], voice).text.length <= whole;
}
