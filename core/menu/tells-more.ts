import type { KnownItem } from "../ports/menu.ts";

/** Whether goods that were told add to what is known of them: that they exist, their unit, or that they are sold. */
export const tellsMore = (
  known: Pick<KnownItem, "unit" | "onMenu"> | undefined,
  use: "sold" | "goods",
  unit: string | undefined,
): boolean =>
  known === undefined || (known.unit === undefined && unit !== undefined) || (use === "sold" && !known.onMenu);
