import { correctEntry } from "../entries/correct-entry.ts";
import type { Act } from "../language/act.ts";
import type { Recorded } from "../ports/entry.ts";
import { chooseEntry, saysWhichEntry, withoutTarget } from "./choose-entry.ts";
import { correctById } from "./correct-by-id.ts";
import { done, type PerformAct, type Doubt } from "./performance.ts";

/** Corrects the entry that the message means: the one it replies to or describes, or this writer's last one here. */
export const performCorrection: PerformAct = (deps) => async (turn, act) => {
  const { writer, tx, targetEntryId } = turn;
  if (saysWhichEntry(act)) {
    const correction = withoutTarget(act);
    return chooseEntry(deps)(turn, act, async (entry) =>
      changesNothing(correction)
        ? ({ kind: "doubt", question: howToCorrect(entry) } as const)
        : done(await correctEntry(deps)(turn, entry, correction)),
    );
  }
  if (targetEntryId !== undefined) return done(await correctById(deps)(turn, targetEntryId, act));
  const before = await deps.book.findLast(tx, writer.shop.tenantId, writer.chatId, writer.personId);
  return done(before === undefined ? { kind: "nothing_to_correct" } : await correctEntry(deps)(turn, before, act));
};

/** "sửa đơn hôm qua của cô Lan" says which entry, and not yet what it should be. */
export const changesNothing = ({ totalVnd, items, date, payment, customer, category, discountVnd }: Act): boolean =>
  [totalVnd, items, date, payment, customer, category, discountVnd].every((value) => value === undefined);

/** The entry is found: what should it be? */
export const howToCorrect = (entry: Recorded): Doubt => ({
  about: "how_to_correct",
  act: { act: "correct" },
  choices: [{}],
  entries: [entry],
  entryId: entry.id,
});
