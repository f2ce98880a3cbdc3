import type { SalesScope } from "../ports/book.ts";
import type { Writer } from "./writer.ts";

/**
 * Of which sales "the whole day" is the sum when this writer says it: of the place, where there are several, and of the own
 * entries, where the writer sees no others.
 */
export const dayScope = ({ role, personId, shop, locationId }: Writer): SalesScope => ({
  ...(shop.places.length > 1 && { locationId }),
  ...ownScope({ role, personId }),
});

/** A cashier sees the own entries and no others. */
export const ownScope = ({ role, personId }: Pick<Writer, "role" | "personId">): { readonly personId?: string } =>
  role === "cashier" ? { personId } : {};
