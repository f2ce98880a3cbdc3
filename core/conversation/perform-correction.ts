import { correctSale } from "../sales/correct-sale.ts";
import { correctById } from "./correct-by-id.ts";
import { done, type PerformAct } from "./performance.ts";

/** Corrects this writer's last entry in this chat. */
export const performCorrection: PerformAct = (deps) => async (turn, act) => {
  const { writer, tx, targetEntryId } = turn;
  if (targetEntryId !== undefined) return done(await correctById(deps)(turn, targetEntryId, act));
  const before = await deps.book.findLastSale(tx, writer.shop.tenantId, writer.chatId, writer.personId);
  return done(before === undefined ? { kind: "nothing_to_correct" } : await correctSale(deps)(turn, before, act));
};
