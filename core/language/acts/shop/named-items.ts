import type { ActItem } from "../../act.ts";
import type { Draft } from "../draft.ts";

/** "50k/tô": what the price is for is what the good is counted in. */
const unitOf = (unit: string | undefined): Pick<ActItem, "unit"> => (unit === undefined ? {} : { unit });

/** The goods that a line names, one of each unless it counts them, with the price each that it tells. */
export const namedItems = (draft: Draft): ActItem[] =>
  draft.items
    .filter((item) => item.name !== "")
    .map(({ name, quantity, unit, priceUnit, price }) => ({
      name,
      quantity: quantity ?? 1,
      ...unitOf(unit ?? priceUnit),
      ...(price === undefined ? {} : { unitPriceVnd: price.vnd }),
    }));
