import { differenceInHours } from "date-fns";

import { undoEntry } from "../entries/undo-entry.ts";
import type { Act } from "../language/act.ts";
import type { Recorded } from "../ports/entry.ts";
import { chooseEntry, saysWhichEntry, withoutTarget } from "./choose-entry.ts";
import { done, type PerformAct, type Performance } from "./performance.ts";
import { voidById } from "./void-by-id.ts";

/** "huỷ" means what was just written. An older entry is named and asked about first. */
const ASK_AFTER_HOURS = 12;

/** Takes back the entry that the message means: the one it replies to or describes, or this writer's last one here. */
export const performVoid: PerformAct = (deps) => async (turn, act, settled) => {
  const { writer, tx, now, targetEntryId } = turn;
  if (targetEntryId !== undefined) return done(await voidById(deps)(turn, targetEntryId));
  const undo = async (entry: Recorded): Promise<Performance> => {
    const isOld = differenceInHours(now, entry.recordedAt) >= ASK_AFTER_HOURS;
    return isOld && !settled ? confirmOld(act, entry) : done(await undoEntry(deps)(turn, entry));
  };
  if (saysWhichEntry(act)) return chooseEntry(deps)(turn, act, undo);
  const last = await deps.book.findLast(tx, writer.shop.tenantId, writer.chatId, writer.personId);
  return last === undefined ? done({ kind: "nothing_to_void" }) : undo(last);
};

const confirmOld = (act: Act, entry: Recorded): Performance => ({
  kind: "doubt",
  question: {
    about: "confirm_old_void",
    act,
    choices: [{ act: withoutTarget(act) }, {}],
    entries: [entry],
    entryId: entry.id,
    date: entry.businessDate,
  },
});
