import { canBeMeasured } from "../core/advice/measure-taken-tip.ts";
import type { RivalTold } from "../core/advice/rival-told.ts";
import { tipPayload } from "../core/conversation/choice-payload.ts";
import type { Outcome } from "../core/conversation/outcome.ts";
import type { Choice } from "../core/ports/outbound-message.ts";
import type { AdviceAction } from "../core/insights/advice/recommendation.ts";
import type { TipAnswer, ToldTip } from "../core/ports/tips.ts";
import { adviceNeed, adviceWords } from "./present-advice.ts";
import type { Part, Speech } from "./speech.ts";

type AdviceTold = Extract<Outcome, { kind: "advice_told" }>;

type Options = NonNullable<Part["choices"]>["options"];

/** What [Làm luôn] can do by itself, and what is to be done with hands. */
const DONE_BY_US = new Set<AdviceAction["do"]>(["set_price", "promote_hours", "hide_item"]);
const DONE_BY_HAND = new Set<AdviceAction["do"]>(["prepare", "offer_with"]);

/** What can be answered to a tip; beside others it is called by its number. */
function tipOptions({ say }: Speech, { id, tip: { action } }: ToldTip, number?: number): Options {
  const option = (label: string, answer: TipAnswer): Choice => {
    const typed = say(`advice.action.typed.${answer}`);
    return {
      label: number === undefined ? say(label) : say("advice.action.numbered", { number, label: say(label) }),
      payload: tipPayload(id, answer),
      typed: number === undefined ? typed : `${typed} ${String(number)}`,
    };
  };
  const doIt = DONE_BY_US.has(action.do) ? "doIt" : DONE_BY_HAND.has(action.do) ? "willDo" : undefined;
  return [
    ...(doIt === undefined ? [] : [option(`advice.action.${doIt}`, "taken")]),
    // Of several tips, one that is not answered waits by itself.
    ...(number === undefined ? [option("advice.action.later", "later")] : []),
    option("advice.action.rejected", "rejected"),
  ];
}

/** The buttons of all tips of a message. */
export const tipActions = (speech: Speech, tips: readonly ToldTip[]): Options =>
  tips.flatMap((told, at) => tipOptions(speech, told, tips.length === 1 ? undefined : at + 1));

const wholeTip = (speech: Speech, { tip }: ToldTip): string => {
  const { what, why, sure, todo, worth } = adviceWords(speech, tip);
  return [what, `${why} ${sure}`, `→ ${todo}${worth === undefined ? "" : ` ${worth}`}`].join("\n");
};

/** A tip in two sentences, for the morning. */
export const shortTip = (speech: Speech, { tip }: ToldTip): string => {
  const { what, todo } = adviceWords(speech, tip);
  return speech.say("advice.short", { what, todo });
};

/** A tip in one sentence, where the owner wants it short. */
export const shortestTip = (speech: Speech, { tip }: ToldTip): string =>
  speech.say("advice.short", { what: adviceWords(speech, tip).what, todo: "" }).trim();

/** Several are numbered, as their buttons are. */
export const numbered = (texts: readonly string[]): readonly string[] =>
  texts.length === 1 ? texts : texts.map((text, at) => `${String(at + 1)}. ${text}`);

/** Tips with their numbers. */
export function presentAdvice(speech: Speech, { tips, about, need, rival, price }: AdviceTold): Part {
  if (tips.length > 0) {
    const text = numbered(tips.map((told) => wholeTip(speech, told))).join("\n\n");
    return { text, choices: { kind: "actions", options: tipActions(speech, tips) } };
  }
  const text =
    need !== undefined
      ? adviceNeed(speech, need)
      : about === undefined
        ? speech.say("advice.nothing")
        : speech.say(price === true ? "advice.nothingAboutPrice" : "advice.nothingAbout", { item: about });
  return { text: [...(rival === undefined ? [] : [rivalLine(speech, rival)]), text].join("\n") };
}

/** What others ask is told even where it supports no advice yet. */
const rivalLine = (
  { say, vnd, shortDate }: Speech,
  { item, priceVnd, ownVnd, count, lastHeardOn }: RivalTold,
): string =>
  say("advice.rivalHeard", { item, rival: vnd(priceVnd), own: vnd(ownVnd), count, date: shortDate(lastHeardOn) });

/** What was answered to a tip, and what follows from it. */
export const presentTipAnswered = (
  speech: Speech,
  { tip, answer }: Extract<Outcome, { kind: "tip_answered" }>,
): Part => {
  const isMeasured = answer === "taken" && canBeMeasured(tip);
  const { what } = adviceWords(speech, tip);
  return { text: speech.say(`advice.answered.${isMeasured ? "measured" : answer}`, { what }) };
};

/** The price was changed since: the owner knows better than an old tip. */
export function presentTipOutdated(
  speech: Speech,
  { tip: { action }, priceVnd }: Extract<Outcome, { kind: "tip_outdated" }>,
): Part {
  if (action.do !== "set_price") return { text: "" };
  const { vnd } = speech;
  const { item, priceVnd: toVnd, backToVnd } = action;
  const values = { item, price: vnd(priceVnd), from: vnd(backToVnd), to: vnd(toVnd) };
  return { text: speech.say("advice.outdated", values) };
}
