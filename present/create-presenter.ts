import type { Outcome } from "../core/conversation/outcome.ts";
import type { OutboundMessage } from "../core/ports/outbound-message.ts";
import type { Presenter } from "../core/ports/presenter.ts";
import { unnamedShop } from "./present-accounts.ts";
import { presentOutcome } from "./present-outcome.ts";
import { type Part, speechFor } from "./speech.ts";

/** Words every outcome in the language of the voice. One message answers one message, whatever came of it. */
export const createPresenter = (): Presenter => ({
  present(outcomes, voice) {
    const speech = speechFor(voice);
    const parts = outcomes.map((outcome) => presentOutcome<Outcome["kind"]>(speech, outcome));
    const texts = parts.map(({ text }) => text).filter((text) => text !== "");
    const name = voice.shopName ?? (voice.unnamedShop && unnamedShop(speech, voice.unnamedShop.ownerPhone));
    const shop = name === undefined ? [] : [speech.say("shop", { name })];
    const settlesQuestion = settledQuestion(outcomes);
    // A question is asked last, so the last choices are the ones that matter.
    const choices = withOffers(parts);
    const file = parts.find((part) => part.file !== undefined)?.file;
    const drawing = parts.findLast((part) => part.drawing !== undefined)?.drawing;
    const asksForPhone = parts.find((part) => part.asksForPhone !== undefined)?.asksForPhone;
    const text = [...shop, ...texts].join("\n\n").replace("]\n\n", "]\n");
    return {
      text,
      ...(choices && { choices }),
      ...(drawing && { drawing }),
      ...(file && { file }),
      ...(asksForPhone && { asksForPhone }),
      ...(settlesQuestion && { settlesQuestion }),
    };
  },
});

function withOffers(parts: readonly Part[]): Part["choices"] {
  const choices = parts.findLast((part) => part.choices !== undefined)?.choices;
  const offers = parts.flatMap(({ alsoOffers = [] }) => alsoOffers);
  if (offers.length === 0 || choices?.kind === "question") return choices;
  return { kind: "actions", options: [...(choices?.options ?? []), ...offers] };
}

function settledQuestion(outcomes: readonly Outcome[]): OutboundMessage["settlesQuestion"] {
  for (const outcome of outcomes) {
    if ("askedByEventId" in outcome) return { askedByEventId: outcome.askedByEventId };
    if (outcome.kind === "question_gone") return {};
  }
  return undefined;
}
