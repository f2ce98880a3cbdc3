import { entriesMeant } from "../entries/entries-meant.ts";
import type { Act } from "../language/act.ts";
import type { Recorded } from "../ports/entry.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import { done, type Performance } from "./performance.ts";
import type { Turn } from "./turn.ts";

/** Whether a message says which entry it means, instead of the last one. */
export const saysWhichEntry = ({ act, query, totalVnd }: Act): boolean =>
  query !== undefined || (act === "void" && totalVnd !== undefined);

/**
 * Finds the entry that a message means. Among several the writer chooses from a numbered list; `onlyOne` goes on where
 * there is no choice.
 */
export const chooseEntry =
  (deps: ConversationDeps) =>
  async (
    turn: Turn,
    act: Act,
    onlyOne: (entry: Recorded) => Promise<Performance> | Performance,
  ): Promise<Performance> => {
    const entries = await entriesMeant(deps)(turn, act);
    const [entry, ...others] = entries;
    if (entry === undefined) return done({ kind: "no_such_entry" });
    if (others.length === 0) return onlyOne(entry);
    const choices = entries.map(({ id }) => ({ act: withoutTarget(act), entryId: id }));
    return { kind: "doubt", question: { about: "which_entry", act, choices: [...choices, {}], entries } };
  };

/** What is to be done with the entry, once it is found: of a correction, what it changes. */
export const withoutTarget = (act: Act): Act =>
  act.act === "void"
    ? { act: "void" }
    : { act: "correct", ...(act.totalVnd !== undefined && { totalVnd: act.totalVnd }) };
