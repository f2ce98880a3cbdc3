import type { Outcome } from "../core/conversation/outcome.ts";
import type { Recommendation } from "../core/insights/advice/recommendation.ts";
import type { MeasuredEffect } from "../core/insights/advice/tip-effect.ts";
import type { ToldEffect } from "../core/ports/tips.ts";
import { adviceWords } from "./present-advice.ts";
import { roundForecast } from "./present-outlook.ts";
import type { Part, Speech } from "./speech.ts";

/** What was tried, in a few words: "phở lên 45.000đ". */
function triedWords(speech: Speech, tip: Recommendation): string {
  const { say, vnd } = speech;
  const { action } = tip;
  if (action.do === "set_price") {
    const direction = action.priceVnd > action.backToVnd ? "priceUp" : "priceDown";
    return say(`advice.effect.${direction}`, { item: action.item, to: vnd(action.priceVnd) });
  }
  if (action.do !== "promote_hours") return adviceWords(speech, tip).what;
  return say("advice.effect.offer", { percent: action.percentOff, from: action.fromHour, to: action.toHour });
}

/** What came of one tip: also where it failed, and where it cannot be told. */
export function effectLine(speech: Speech, { tip, takenOn, effect }: ToldEffect): string {
  const head = { date: speech.shortDate(takenOn), what: triedWords(speech, tip) };
  if (effect.verdict === "untold") return speech.say(`advice.effect.${effect.why}`, head);
  const line = speech.say(`advice.effect.${effect.verdict}`, { ...head, ...numbersOf(speech, effect) });
  return effect.verdict === "harmed" ? [line, ...wayBack(speech, tip)].join(" ") : line;
}

function numbersOf({ say, vnd }: Speech, effect: MeasuredEffect): Readonly<Record<string, string>> {
  const about = (amount: number): string => vnd(roundForecast(amount));
  const ends = [effect.gainInterval.lower, effect.gainInterval.upper].map(Math.abs).sort((a, b) => a - b);
  const [low = 0, high = 0] = ends;
  return {
    came: say("advice.effect.came", {
      count: effect.days,
      measure: say(`advice.effect.${effect.measure}`),
      came: vnd(effect.cameVnd),
      expected: about(effect.expectedVnd),
    }),
    low: about(low),
    high: about(high),
    lower: about(effect.cameVnd - effect.gainInterval.upper),
    upper: about(effect.cameVnd - effect.gainInterval.lower),
  };
}

const wayBack = ({ say, vnd }: Speech, { action }: Recommendation): string[] =>
  action.do === "set_price" ? [say("advice.effect.back", { item: action.item, from: vnd(action.backToVnd) })] : [];

/** Asked for: what was measured, and what is still being tried. */
export function presentEffects(speech: Speech, { effects, running }: Extract<Outcome, { kind: "effects_told" }>): Part {
  const { say, shortDate } = speech;
  const lines = [
    ...effects.map((effect) => effectLine(speech, effect)),
    ...running.map(({ tip, measuredAfter }) =>
      say("advice.effect.running", { what: triedWords(speech, tip), date: shortDate(measuredAfter) }),
    ),
  ];
  return { text: lines.length === 0 ? say("advice.effect.none") : lines.join("\n\n") };
}
