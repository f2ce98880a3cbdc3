import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Accounts } from "../ports/accounts.ts";
import type { IdSource } from "../ports/id-source.ts";
import { placeNamed } from "./place-key.ts";

interface Deps {
  readonly accounts: Accounts;
  readonly ids: IdSource;
}

/** Adds a place to the shop; one that was closed under that name is opened again, with all that was entered there. */
export const addPlace =
  ({ accounts, ids }: Deps) =>
  async ({ tx, writer }: Turn, name: string): Promise<Outcome> => {
    const { tenantId, places, closedPlaces } = writer.shop;
    if (name === "") return { kind: "name_missing", of: "place" };
    const there = placeNamed(places, name);
    if (there !== undefined) return { kind: "place_exists", place: there };
    const closed = placeNamed(closedPlaces, name);
    if (closed !== undefined) {
      await accounts.changePlace(tx, tenantId, closed.id, { status: "open" });
      return { kind: "place_added", place: closed, isReopened: true };
    }
    const place = { id: ids.uuid(), name };
    await accounts.addPlace(tx, tenantId, place);
    return { kind: "place_added", place };
  };
