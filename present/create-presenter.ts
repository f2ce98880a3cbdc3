import type { Outcome } from "../core/conversation/outcome.ts";
import type { Presenter } from "../core/ports/presenter.ts";
import { presentOutcome } from "./present-outcome.ts";
import { speechFor } from "./speech.ts";

const SETTLING = new Set<Outcome["kind"]>(["question_answered", "question_left", "question_dropped", "question_gone"]);

/** Words every outcome in the language of the voice. One message answers one message, whatever came of it. */
export const createPresenter = (): Presenter => ({
  present(outcomes, voice) {
    const speech = speechFor(voice);
    const parts = outcomes.map((outcome) => presentOutcome<Outcome["kind"]>(speech, outcome));
    const texts = parts.map(({ text }) => text).filter((text) => text !== "");
    const shop = voice.shopName === undefined ? [] : [speech.say("shop", { name: voice.shopName })];
    const settled = outcomes.some(({ kind }) => SETTLING.has(kind)) ? { settlesQuestion: true as const } : {};
    // A question is asked last, so the last choices are the ones that matter.
    const choices = parts.findLast((part) => part.choices !== undefined)?.choices;
    const drawing = parts.findLast((part) => part.drawing !== undefined)?.drawing;
    const text = [...shop, ...texts].join("\n\n").replace("]\n\n", "]\n");
    return { text, ...(choices && { choices }), ...(drawing && { drawing }), ...settled };
  },
});
