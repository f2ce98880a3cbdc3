import { entryHead } from "../entries/entry-head.ts";
import { recordEntry } from "../entries/record-entry.ts";
import type { Act } from "../language/act.ts";
import { menuChange } from "../menu/menu-change.ts";
import type { StockLine } from "../ports/entry.ts";
import type { KnownItem } from "../ports/menu.ts";
import { businessDate } from "../sales/business-date.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import { done, doubt, type PerformAct, type Performance } from "./performance.ts";
import type { Turn } from "./turn.ts";

/**
 * Takes note of what is there, what came, and what has run out. A dish that has run out is off for today; goods that
 * are counted have run out until more come.
 */
export const performStock: PerformAct = (deps) => async (turn, act) => {
  const told = (act.items ?? []).filter(({ name }) => name !== "");
  if (told.length === 0) return doubt("item", act);
  const date = act.date ?? businessDate(turn.now, turn.writer.shop);
  const newItems = told.map(({ name, unit }) => ({
    newId: deps.ids.uuid(),
    name,
    ...(unit !== undefined && { unit }),
  }));
  const items = await deps.menu.learn(turn.tx, turn.writer.shop.tenantId, "goods", newItems, date);
  if (isOut(act) && (await areDishes(deps)(turn, items))) return soldOut(deps)(turn, items, date);
  const lines = items.map((item, index) => stockLine(act, item, told[index]));
  const head = entryHead(deps, turn, { date });
  return done(await recordEntry(deps)(turn, { kind: "stock", ...head, lines }, act.implied));
};

const isOut = ({ settings }: Act): boolean => settings?.value === "out";

/** What is on the menu and was never counted. */
const areDishes =
  ({ stock }: ConversationDeps) =>
  async ({ tx, writer }: Turn, items: readonly KnownItem[]): Promise<boolean> => {
    if (!items.every(({ onMenu }) => onMenu)) return false;
    const ids = items.map(({ id }) => id);
    return (await stock.levels(tx, writer.shop.tenantId, ids)).length === 0;
  };

const soldOut =
  (deps: ConversationDeps) =>
  async (turn: Turn, items: readonly KnownItem[], date: string): Promise<Performance> => {
    const changes = items.map((item) => menuChange(item, { soldOutOn: date }));
    return done(
      await recordEntry(deps)(turn, { kind: "menu", ...entryHead(deps, turn, { date }), changes, prices: [] }),
    );
  };

const stockLine = (
  { settings }: Act,
  item: KnownItem,
  told: { readonly quantity: number; readonly unit?: string } | undefined,
): StockLine => {
  const unit = told?.unit ?? item.unit;
  return {
    itemId: item.id,
    name: item.name,
    move: settings === undefined ? "in" : "count",
    quantity: settings?.value === "out" ? 0 : (told?.quantity ?? 0),
    ...(unit !== undefined && { unit }),
  };
};
