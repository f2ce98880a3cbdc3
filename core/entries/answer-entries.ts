import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { ActQuery } from "../language/act.ts";
import { businessDate } from "../sales/business-date.ts";
import { listEntries } from "./list-entries.ts";

/** "xem các khoản hôm nay": today's, where no day was said. */
export const answerEntries =
  (deps: BookDeps) =>
  (turn: Turn, query: ActQuery): Promise<Outcome> => {
    const from = query.from ?? businessDate(turn.now, turn.writer.shop);
    return listEntries(deps)(turn, from, query.to ?? from, query.detail?.place && turn.writer.locationId);
  };
