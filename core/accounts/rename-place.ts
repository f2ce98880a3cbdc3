import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Accounts } from "../ports/accounts.ts";
import { placeNamed } from "./place-key.ts";

/** Gives a place another name: the one that is said, or the one that is active in the chat. */
export const renamePlace =
  ({ accounts }: { readonly accounts: Accounts }) =>
  async ({ tx, writer }: Turn, name: string, said: string | undefined): Promise<Outcome> => {
    const { tenantId, places } = writer.shop;
    if (name === "") return { kind: "name_missing", of: "place" };
    const place = said === undefined ? places.find(({ id }) => id === writer.locationId) : placeNamed(places, said);
    if (place === undefined) return { kind: "place_unknown", name: said ?? "", places };
    const there = placeNamed(places, name);
    if (there !== undefined && there.id !== place.id) return { kind: "place_exists", place: there };
    await accounts.changePlace(tx, tenantId, place.id, { name });
    return { kind: "place_renamed", before: place, place: { id: place.id, name } };
  };
