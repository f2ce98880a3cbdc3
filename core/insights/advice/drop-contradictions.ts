import type { Evidence, Recommendation } from "./recommendation.ts";

type Finding = Evidence["finding"];

/** What a finding about an item takes the ground from: the left side explains what the right side saw. */
const OVERRULED: Readonly<Partial<Record<Finding, readonly Finding[]>>> = {
  // What goes cheaply before closing is gone at closing, and its price moves with what is left, not the other way round.
  marked_down: ["sold_out", "price_response", "fading"],
  left_over: ["sold_out", "fading"],
  below_cost: ["price_response", "rival_price"],
  price_response: ["rival_price"],
  // What is being taken off the menu needs no price.
  slow_item: ["price_response", "rival_price", "fading"],
};

/** Leaves out tips about an item that another tip about the same item explains away. */
export function dropContradictions(found: readonly Recommendation[]): Recommendation[] {
  const overruled = new Set(
    found.flatMap(({ evidence, items }) =>
      (OVERRULED[evidence.finding] ?? []).map((other) => `${other} ${items[0] ?? ""}`),
    ),
  );
  return found.filter(({ evidence, items }) => !overruled.has(`${evidence.finding} ${items[0] ?? ""}`));
}
