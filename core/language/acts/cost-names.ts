import { EXPENSE_CATEGORIES } from "../words/expense-names.ts";
import type { Draft } from "./draft.ts";
import type { Decision } from "./decision.ts";

const COSTS: ReadonlySet<string> = new Set(Object.values(EXPENSE_CATEGORIES).flat());

/** "lương 5tr", "ship 30k": the name of a cost, or of what a shop of that kind sells. */
export const isCostName = (draft: Draft): boolean => {
  const [only] = draft.items;
  return (
    draft.items.length === 1 &&
    only?.quantity === undefined &&
    only?.menu === undefined &&
    COSTS.has(only?.name.toLowerCase() ?? "")
  );
};

/** "lương thợ tuần 2tr1": wages and taxes are never sold; "công thợ", "phí ship" may be on a bill of ours. */
const COST_HEADS: readonly (readonly [head: RegExp, decision: NonNullable<Decision>])[] = [
  [/^(?:lương|thuế) /iu, { act: "expense" }],
  [/^(?:công|phí|cước|lệ phí|lãi) /iu, { oneOf: ["expense", "sale"] }],
];

export const byCostHead = ({ items }: Draft): Decision => {
  const [only, more] = items;
  if (only === undefined || more !== undefined || only.menu !== undefined || only.quantity !== undefined)
    return undefined;
  return COST_HEADS.find(([head]) => head.test(only.name))?.[1];
};
