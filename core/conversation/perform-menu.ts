import { recordEntry } from "../entries/record-entry.ts";
import type { Act } from "../language/act.ts";
import { addToMenu } from "../menu/add-to-menu.ts";
import { changeMenu } from "../menu/change-menu.ts";
import { menuChange } from "../menu/menu-change.ts";
import { mergeItems } from "../menu/merge-items.ts";
import { renameItem } from "../menu/rename-item.ts";
import { teachAlias } from "../menu/teach-alias.ts";
import { businessDate } from "../sales/business-date.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { Outcome } from "./outcome.ts";
import { done, doubt, type PerformAct } from "./performance.ts";
import type { Turn } from "./turn.ts";

type Change = (deps: ConversationDeps) => (turn: Turn, act: Act, names: readonly string[]) => Promise<Outcome>;

/** Shows the menu or changes it. */
export const performMenu: PerformAct = (deps) => async (turn, act) => {
  const wish = act.settings?.value ?? "show";
  if (wish.startsWith("show")) return done(await showMenu(deps)(turn, wish));
  const change = CHANGES[wish];
  const names = (act.items ?? []).map(({ name }) => name).filter((name) => name !== "");
  if (change === undefined) return done({ kind: "not_yet_possible", act: "menu" });
  return names.length === 0 ? doubt("item", act) : done(await change(deps)(turn, act, names));
};

const CHANGES: Readonly<Record<string, Change>> = {
  add: (deps) => async (turn, act) => {
    const validFrom = act.date ?? businessDate(turn.now, turn.writer.shop);
    const pricing = {
      kind: "price" as const,
      validFrom,
      ...(act.category !== undefined && { category: act.category }),
    };
    const items = act.items ?? [];
    const entry = await addToMenu(deps)(turn, items, pricing);
    if (entry === undefined) return { kind: "menu_unchanged", names: items.map(({ name }) => name) };
    return recordEntry(deps)(turn, entry, act.implied);
  },
  remove: (deps) => (turn, _, names) =>
    changeMenu(deps)(turn, names, (items) =>
      items.filter(({ onMenu }) => onMenu).map((item) => menuChange(item, { onMenu: false })),
    ),
  back: (deps) => (turn, _, names) =>
    changeMenu(deps)(turn, names, (items) =>
      items
        .filter(({ onMenu, soldOutOn }) => !onMenu || soldOutOn !== undefined)
        .map((item) => menuChange(item, { onMenu: true, soldOutOn: undefined })),
    ),
  category:
    (deps) =>
    (turn, { category }, names) =>
      changeMenu(deps)(turn, names, (items) =>
        items.filter((item) => item.category !== category).map((item) => menuChange(item, { category })),
      ),
  merge:
    (deps) =>
    (turn, _, [from = "", into = ""]) =>
      mergeItems(deps)(turn, from, into),
  rename:
    (deps) =>
    (turn, _, [from = "", to = ""]) =>
      renameItem(deps)(turn, from, to),
  alias:
    (deps) =>
    (turn, _, [alias = "", name = ""]) =>
      teachAlias(deps)(turn, alias, name),
};

/** As many lines as are read on a phone without losing the place. */
const ITEMS_PER_PAGE = 40;

/** `show` or `show:2`, the page. */
const showMenu =
  ({ menu }: ConversationDeps) =>
  async ({ tx, writer, now }: Turn, wish: string): Promise<Outcome> => {
    const items = await menu.list(tx, writer.shop.tenantId, businessDate(now, writer.shop));
    const pages = Math.max(1, Math.ceil(items.length / ITEMS_PER_PAGE));
    const page = Math.min(pages, Math.max(1, Number(wish.split(":")[1] ?? 1)));
    const byCategory = items.toSorted((a, b) => (a.category ?? "￿").localeCompare(b.category ?? "￿", "vi"));
    const shown = byCategory.slice((page - 1) * ITEMS_PER_PAGE, page * ITEMS_PER_PAGE);
    return { kind: "menu_shown", items: shown, page, pages, itemCount: items.length };
  };
