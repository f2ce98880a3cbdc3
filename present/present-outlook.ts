import type { Outcome } from "../core/conversation/outcome.ts";
import type { UnusualDay } from "../core/digest/day-outlook.ts";
import type { ToPrepare } from "../core/forecasts/to-prepare.ts";
import { capitalised } from "./capitalised.ts";
import { quantityWords } from "./reports/item-line.ts";
import { findingWords } from "./reports/present-explained.ts";
import type { Speech } from "./speech.ts";

type Today = NonNullable<Extract<Outcome, { kind: "digest" }>["today"]>;

/** What is worth reading before the market. */
const MOST_PREPARED = 3;

/** A forecast to the đồng would look more exact than it is: two digits that count. */
export function roundForecast(amountVnd: number): number {
  if (amountVnd < 0) return -roundForecast(-amountVnd);
  if (amountVnd < 1_000) return Math.round(amountVnd);
  const unit = Math.max(1_000, 10 ** (Math.floor(Math.log10(amountVnd)) - 1));
  return Math.round(amountVnd / unit) * unit;
}

/** What today is expected to bring, and what to prepare for it. */
export function outlookLines(speech: Speech, { date, takings, prepare }: Today): string[] {
  const { say, vnd } = speech;
  const [mean, from, to] = [takings.mean, takings.lower, takings.upper].map((amount) => vnd(roundForecast(amount)));
  // From nothing to something: what is known is how much it may be at most.
  const first = say(takings.lower > 0 ? "digest.expected" : "digest.expectedUpTo", {
    date: speech.date(date),
    mean: mean ?? "",
    from: from ?? "",
    to: to ?? "",
  });
  const items = prepare.slice(0, MOST_PREPARED).map((item) => prepareWords(speech, item));
  return items.length === 0 ? [first] : [first, say("digest.prepare", { items: items.join(", ") })];
}

/** `phở 42 tô (đông thì 50)`: whole pieces, since nobody prepares half of one. */
function prepareWords(speech: Speech, { name, unit, mean, upper }: ToPrepare): string {
  const [usual, most] = [Math.round(mean), Math.ceil(upper)];
  const quantity = quantityWords(speech, { quantity: usual, ...(unit !== undefined && { unit }) });
  if (most <= usual) return speech.say("digest.prepareItem", { name, quantity });
  return speech.say("digest.prepareMore", { name, quantity, more: quantityWords(speech, { quantity: most }) });
}

/** That a day was far from what had been said, and what about it was different. */
export function unusualLine(speech: Speech, { direction, said, findings, rained }: UnusualDay): string {
  const { say, vnd } = speech;
  const head = say(`digest.unusual.${direction}`, {
    from: vnd(roundForecast(said.lower)),
    to: vnd(roundForecast(said.upper)),
  });
  const reasons = findings.map((finding) => capitalised(findingWords(speech, finding)));
  return [head, ...(rained ? [say("digest.unusual.rained")] : []), ...reasons].join(" ");
}
