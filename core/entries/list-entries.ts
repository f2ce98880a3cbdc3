import { ownScope } from "../accounts/day-scope.ts";
import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";

/** More are not read in a chat; the newest are shown. */
const MOST = 40;

/** Everything that was entered for the days, what was taken back too, with who did it and where. */
export const listEntries =
  ({ book, audit }: BookDeps) =>
  async ({ tx, writer }: Turn, from: string, to: string, locationId?: string): Promise<Outcome> => {
    const { tenantId } = writer.shop;
    const place = locationId === undefined ? {} : { locationId };
    const search = { from, to, withVoided: true, limit: MOST, ...place, ...ownScope(writer) };
    const entries = await book.search(tx, tenantId, search);
    const trail = await audit.trail(tx, tenantId, entries);
    return { kind: "entries_listed", from, to, entries: trail.toReversed() };
  };
