import type { Refusal } from "../../core/insights/forecast/judge-history.ts";

/** A refusal in a sentence: why, and what is missing. */
export function explainRefusal(refusal: Refusal): string {
  switch (refusal.reason) {
    case "too_short":
      return `only ${refusal.days} days of history; ${refusal.neededDays} are needed`;
    case "too_few_sales":
      return `only ${refusal.salesDays} days with a sale; ${refusal.neededDays} are needed`;
    case "stopped":
      return `nothing was recorded for the last ${refusal.silentDays} days; enter them, or mark them closed`;
  }
}
