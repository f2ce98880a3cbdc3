import type { ConversationDeps } from "../conversation/conversation-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import { enter } from "../entries/enter.ts";
import type { Entry, Recorded } from "../ports/entry.ts";
import type { BookMove } from "./book-move.ts";
import { createTranslator } from "./translate-entry.ts";

/** A move is one message's work; a longer book stays a second shop. */
const MOST_ENTRIES = 500;

/**
 * Enters what stands in one book anew in the other, as of the days on which it was, and closes the first. Each new entry
 * names this message as its source, so the move can be followed; the old book stays as it was.
 */
export const moveBook =
  (deps: ConversationDeps) =>
  async (turn: Turn, move: BookMove): Promise<Outcome> => {
    const { tx, writer } = turn;
    const { from, into } = move;
    if (!(await isOwnerOf(deps)(turn, from)) || !(await isOwnerOf(deps)(turn, into))) return { kind: "not_allowed" };
    await deps.transactions.enterTenant(tx, from);
    const found = (await deps.book.search(tx, from, { limit: MOST_ENTRIES + 1 })).toReversed();
    if (found.length > MOST_ENTRIES) {
      await deps.transactions.enterTenant(tx, writer.shop.tenantId);
      return { kind: "book_too_long", mostEntries: MOST_ENTRIES };
    }
    const entryCount = await reenter(deps)(turn, move, found);
    const detail = { from, into, entries: entryCount };
    await deps.logins.note(tx, { personId: writer.personId, kind: "book_moved", detail });
    return { kind: "book_moved", entryCount };
  };

const isOwnerOf =
  ({ accounts }: ConversationDeps) =>
  async ({ tx, writer }: Turn, tenantId: string): Promise<boolean> =>
    (await accounts.findMembership(tx, tenantId, writer.personId))?.role === "owner";

const reenter =
  (deps: ConversationDeps) =>
  async (turn: Turn, { from, into }: BookMove, entries: readonly Recorded[]): Promise<number> => {
    const { tx, writer } = turn;
    await deps.shopClosing.close(tx, from);
    await deps.transactions.enterTenant(tx, into);
    const shop = await deps.accounts.getShop(tx, into);
    const locationId = shop.places[0].id;
    await deps.shopClosing.moveChats(tx, from, { tenantId: into, locationId });
    const there: Turn = { ...turn, writer: { ...writer, shop, locationId } };
    const target = { turn: there, tenantId: into, locationId, itemNames: itemNamesIn(entries) };
    const translate = createTranslator(deps, target);
    let moved = 0;
    for (const entry of entries) {
      const own = await translate(entry);
      if (own === undefined) continue;
      await enter(deps)(there, own);
      moved += 1;
    }
    return moved;
  };

/** What the entries call their items, by the items' ids. */
function itemNamesIn(entries: readonly Entry[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const entry of entries) {
    const lines = "items" in entry ? entry.items : "lines" in entry ? entry.lines : [];
    for (const { itemId, name } of lines) if (itemId !== undefined) names.set(itemId, name);
    if (entry.kind === "menu") for (const { itemId, after } of entry.changes) names.set(itemId, after.name);
  }
  return names;
}
