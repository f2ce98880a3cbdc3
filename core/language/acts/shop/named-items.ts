import type { ActItem } from "../../act.ts";
import type { Draft } from "../draft.ts";

/** The goods that a line names, one of each unless it counts them, with the price each that it tells. */
export const namedItems = (draft: Draft): ActItem[] =>
  draft.items
    .filter((item) => item.name !== "")
    .map(({ name, quantity, unit, price }) => ({
      name,
      quantity: quantity ?? 1,
      ...(unit === undefined ? {} : { unit }),
      ...(price === undefined ? {} : { unitPriceVnd: price.vnd }),
    }));
