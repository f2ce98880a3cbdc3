import { differenceInHours } from "date-fns";

import { undoEntry } from "../entries/undo-entry.ts";
import { voidById } from "./void-by-id.ts";
import { done, type PerformAct } from "./performance.ts";

/** "huỷ" means what was just written. An older entry is named and asked about first. */
const ASK_AFTER_HOURS = 12;

/** Takes back this writer's last entry in this chat. */
export const performVoid: PerformAct = (deps) => async (turn, act, settled) => {
  const { writer, tx, now, targetEntryId } = turn;
  if (targetEntryId !== undefined) return done(await voidById(deps)(turn, targetEntryId));
  const entry = await deps.book.findLast(tx, writer.shop.tenantId, writer.chatId, writer.personId);
  if (entry === undefined) return done({ kind: "nothing_to_void" });
  if (!settled && differenceInHours(now, entry.recordedAt) >= ASK_AFTER_HOURS) {
    return {
      kind: "doubt",
      question: {
        about: "confirm_old_void",
        act,
        choices: [{ act }, {}],
        entries: [entry],
        entryId: entry.id,
        date: entry.businessDate,
      },
    };
  }
  return done(await undoEntry(deps)(turn, entry));
};
