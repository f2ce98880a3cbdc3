import { entryHead } from "../entries/entry-head.ts";
import { isEntryAmount } from "../entries/goods-draft.ts";
import { recordEntry } from "../entries/record-entry.ts";
import { businessDate } from "../sales/business-date.ts";
import { done, doubt, type PerformAct } from "./performance.ts";

/** Takes note of what others ask for what the shop sells, or might. */
export const performCompetitorPrice: PerformAct = (deps) => async (turn, act) => {
  const told = (act.items ?? []).filter(({ name, unitPriceVnd }) => name !== "" && isEntryAmount(unitPriceVnd ?? 0));
  if (told.length === 0) return doubt("item", act);
  const date = businessDate(turn.now, turn.writer.shop);
  const names = told.map(({ name }) => name);
  const known = await deps.menu.find(turn.tx, turn.writer.shop.tenantId, names, date);
  const lines = told.map(({ name, unit, unitPriceVnd }, index) => ({
    ...(known[index] !== undefined && { itemId: known[index].id }),
    name: known[index]?.name ?? name,
    ...(unit !== undefined && { unit }),
    priceVnd: unitPriceVnd ?? 0,
  }));
  return done(await recordEntry(deps)(turn, { kind: "competitor_price", ...entryHead(deps, turn, { date }), lines }));
};
