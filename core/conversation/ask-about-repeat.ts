import { addMinutes, subMinutes } from "date-fns";

import type { Act, ActName } from "../language/act.ts";
import { chatKey } from "../ports/chat-key.ts";
import type { PendingEvent } from "../ports/inbound-events.ts";
import type { Entry } from "../ports/entry.ts";
import type { Transaction } from "../ports/transaction.ts";
import { askQuestion } from "./ask-question.ts";
import type { Outcome } from "./outcome.ts";
import type { Turn } from "./turn.ts";
import type { WayDeps } from "./way-deps.ts";

/** Long enough for a thumb that sends twice and a phone that lost the answer, too short for the next guest. */
const REPEAT_WITHIN_MINUTES = 3;

const ENTERED: ReadonlySet<ActName> = new Set<ActName>([
  "sale",
  "expense",
  "purchase",
  "refund",
  "debt",
  "debt_payment",
]);

/** The first entry of the newest of these messages that entered anything that still stands. */
const standingEntry =
  ({ book }: WayDeps) =>
  async (tx: Transaction, tenantId: string, eventIds: readonly number[]): Promise<Entry | undefined> => {
    for (const eventId of eventIds) {
      const entry = await book.findOfEvent(tx, tenantId, eventId);
      if (entry !== undefined && !entry.voided) return entry;
    }
    return undefined;
  };

/** The messages of the last minutes, by their event, in which the chat said just what is said now. */
export const saidShortlyBefore =
  ({ inboundEvents }: Pick<WayDeps, "inboundEvents">) =>
  ({ tx, now, said }: Turn, event: PendingEvent): Promise<readonly number[]> => {
    // Platforms hand over late and out of order: the other one may have been sent a moment later.
    const span = { since: subMinutes(now, REPEAT_WITHIN_MINUTES), until: addMinutes(now, REPEAT_WITHIN_MINUTES) };
    return inboundEvents.findSameText(tx, chatKey(event), event.id, said, span);
  };

/**
 * The same text again within minutes may have been sent by mistake: what it entered before still stands, so it is asked
 * whether it was meant once more. Undefined where nothing speaks for that.
 */
export const askAboutRepeat =
  (deps: WayDeps) =>
  async (turn: Turn, acts: readonly Act[], saidBefore: readonly number[]): Promise<Outcome[] | undefined> => {
    const { tx, writer, said } = turn;
    const [act, ...rest] = acts;
    if (act === undefined || act.ask !== undefined || !ENTERED.has(act.act)) return undefined;
    const entry = await standingEntry(deps)(tx, writer.shop.tenantId, saidBefore);
    if (entry === undefined) return undefined;
    return askQuestion(deps)(turn, {
      about: "confirm_repeat",
      said,
      act,
      choices: [{ act }, {}],
      rest,
      entries: [entry],
    });
  };
