import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import { type ConsentPurpose, CONSENT_PURPOSES, type Consents } from "../ports/privacy.ts";

/** Of the words by which each purpose is asked for, in both languages; docs/privacy.md keeps every version. */
export const NOTICES: Readonly<Record<ConsentPurpose, string>> = { messages: "messages-1", phone: "phone-1" };

export interface ConsentDeps {
  readonly consents: Consents;
  /** True where nobody real writes, as in a made-up shop: then nobody is asked. */
  readonly writersAreMadeUp?: boolean;
}

type State = "asked" | "given" | "refused" | "withdrawn";

const note =
  ({ consents }: ConsentDeps) =>
  ({ tx, writer, eventId, now }: Turn, purpose: ConsentPurpose, state: State): Promise<void> => {
    const { personId, chatId } = writer;
    return consents.note(tx, { personId, purpose, state, notice: NOTICES[purpose], chatId, eventId, at: now });
  };

/**
 * Asks once whether messages may be kept: below the first entry, so that the book is there before the question, and
 * never beside a question that has to be answered. In a group others would read along.
 */
export const askForConsent =
  (deps: ConsentDeps) =>
  async (turn: Turn, outcomes: readonly Outcome[]): Promise<Outcome[]> => {
    if (turn.writer.isUnasked !== true || turn.isInGroup === true || deps.writersAreMadeUp === true) return [];
    const kinds = new Set(outcomes.map(({ kind }) => kind));
    if (!kinds.has("entry_recorded") || kinds.has("question_asked")) return [];
    await note(deps)(turn, "messages", "asked");
    return [{ kind: "consent_asked" }];
  };

/** "đồng ý", "không đồng ý": what counts is what was said last. */
export const answerConsent =
  (deps: ConsentDeps) =>
  async (turn: Turn, state: "given" | "refused"): Promise<Outcome> => {
    const last = await deps.consents.lastOf(turn.tx, turn.writer.personId);
    if (last.messages !== state) await note(deps)(turn, "messages", state);
    return { kind: "consent_noted", state };
  };

/** Whoever shares the number after having been told what for has agreed to just that. */
export const notePhoneGiven =
  (deps: ConsentDeps) =>
  async (turn: Turn): Promise<void> => {
    const last = await deps.consents.lastOf(turn.tx, turn.writer.personId);
    if (last.phone !== "given") await note(deps)(turn, "phone", "given");
  };

/** What the person has agreed to. */
export const purposesGiven =
  ({ consents }: ConsentDeps) =>
  async ({ tx, writer }: Turn): Promise<readonly ConsentPurpose[]> => {
    const last = await consents.lastOf(tx, writer.personId);
    return CONSENT_PURPOSES.filter((purpose) => last[purpose] === "given");
  };

/** Takes effect at once: the law would give fifteen days. */
export const withdrawConsent =
  (deps: ConsentDeps) =>
  async (turn: Turn, purposes: readonly ConsentPurpose[]): Promise<Outcome> => {
    const { tx, writer } = turn;
    for (const purpose of purposes) {
      await note(deps)(turn, purpose, "withdrawn");
      if (purpose === "messages") await deps.consents.forgetTexts(tx, writer.personId);
      else await deps.consents.forgetPhone(tx, writer.personId);
    }
    return { kind: "consent_withdrawn", purposes };
  };
