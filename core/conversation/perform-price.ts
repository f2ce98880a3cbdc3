import { recordEntry } from "../entries/record-entry.ts";
import { addToMenu } from "../menu/add-to-menu.ts";
import { businessDate } from "../sales/business-date.ts";
import { done, doubt, type PerformAct } from "./performance.ts";

/** Sets what customers pay for an item, or what it costs the shop, from today or from the day that was said. */
export const performPrice: PerformAct = (deps) => async (turn, act) => {
  const items = (act.items ?? []).filter(({ name }) => name !== "");
  if (items.length === 0) return doubt("item", act);
  if (items.some(({ unitPriceVnd }) => unitPriceVnd === undefined)) return doubt("price", act);
  const kind = act.settings?.value === "cost" ? ("cost" as const) : ("price" as const);
  const validFrom = act.date ?? businessDate(turn.now, turn.writer.shop);
  const entry = await addToMenu(deps)(turn, items, { kind, validFrom });
  if (entry === undefined) return done({ kind: "menu_unchanged", names: items.map(({ name }) => name) });
  return done(await recordEntry(deps)(turn, entry, act.implied));
};
