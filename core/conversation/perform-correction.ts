import { correctEntry } from "../entries/correct-entry.ts";
import { correctById } from "./correct-by-id.ts";
import { done, type PerformAct } from "./performance.ts";

/** Corrects this writer's last entry in this chat. */
export const performCorrection: PerformAct = (deps) => async (turn, act) => {
  const { writer, tx, targetEntryId } = turn;
  if (targetEntryId !== undefined) return done(await correctById(deps)(turn, targetEntryId, act));
  const before = await deps.book.findLast(tx, writer.shop.tenantId, writer.chatId, writer.personId);
  return done(before === undefined ? { kind: "nothing_to_correct" } : await correctEntry(deps)(turn, before, act));
};
