import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Accounts } from "../ports/accounts.ts";
import { placeNamed } from "./place-key.ts";

/** Closes a place. What was entered there stays; a shop keeps one place at least. */
export const closePlace =
  ({ accounts }: { readonly accounts: Accounts }) =>
  async ({ tx, writer }: Turn, name: string): Promise<Outcome> => {
    const { tenantId, places } = writer.shop;
    const place = placeNamed(places, name);
    if (place === undefined) return { kind: "place_unknown", name, places };
    const [other] = places.filter(({ id }) => id !== place.id);
    if (other === undefined) return { kind: "place_last", place };
    await accounts.changePlace(tx, tenantId, place.id, { status: "closed" });
    if (writer.locationId === place.id) await accounts.activate(tx, writer.chatId, tenantId, other.id);
    return { kind: "place_closed", place, ...(writer.locationId === place.id && { nowAt: other }) };
  };
