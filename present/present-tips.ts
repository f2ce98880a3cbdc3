import { prefillPayload, tipPayload } from "../core/conversation/choice-payload.ts";
import type { Outcome } from "../core/conversation/outcome.ts";
import type { Choice } from "../core/ports/outbound-message.ts";
import type { ToldTip } from "../core/ports/tips.ts";
import { adviceNeed, adviceWords } from "./present-advice.ts";
import type { Part, Speech } from "./speech.ts";

type AdviceTold = Extract<Outcome, { kind: "advice_told" }>;

/** What can be done with a tip. A price is put into the writer's line, to be sent as any other price. */
export function tipActions({ say, vnd }: Speech, { id, tip: { action } }: ToldTip): NonNullable<Part["choices"]> {
  const doIt: Choice[] =
    action.do === "set_price"
      ? [
          {
            label: say("advice.action.doIt"),
            payload: prefillPayload(say("advice.action.setPrice", { item: action.item, price: vnd(action.priceVnd) })),
          },
        ]
      : [];
  const options = [
    ...doIt,
    { label: say("advice.action.later"), payload: tipPayload(id, "later") },
    { label: say("advice.action.rejected"), payload: tipPayload(id, "rejected") },
  ];
  return { kind: "actions", options };
}

const wholeTip = (speech: Speech, { tip }: ToldTip): string => {
  const { what, why, sure, todo, worth } = adviceWords(speech, tip);
  return [what, `${why} ${sure}`, `→ ${todo}${worth === undefined ? "" : ` ${worth}`}`].join("\n");
};

/** A tip in two sentences, for the morning. */
export const shortTip = (speech: Speech, { tip }: ToldTip): string => {
  const { what, todo } = adviceWords(speech, tip);
  return speech.say("advice.short", { what, todo });
};

/** Tips with their numbers; the buttons are those of the first, which is the one that matters most. */
export function presentAdvice(speech: Speech, { tips, about, need }: AdviceTold): Part {
  const [first] = tips;
  if (first !== undefined)
    return { text: tips.map((told) => wholeTip(speech, told)).join("\n\n"), choices: tipActions(speech, first) };
  if (need !== undefined) return { text: adviceNeed(speech, need) };
  return {
    text: about === undefined ? speech.say("advice.nothing") : speech.say("advice.nothingAbout", { item: about }),
  };
}

/** What was answered to a tip, and what follows from it. */
export const presentTipAnswered = (
  speech: Speech,
  { tip, answer }: Extract<Outcome, { kind: "tip_answered" }>,
): Part => ({
  text: speech.say(`advice.answered.${answer}`, { what: adviceWords(speech, tip).what }),
});
