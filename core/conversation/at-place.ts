import { placeNamed } from "../accounts/place-key.ts";
import type { Act } from "../language/act.ts";
import type { Outcome } from "./outcome.ts";
import type { Turn } from "./turn.ts";

type PlaceUnknown = Extract<Outcome, { kind: "place_unknown" }>;

/** The turn at the place that the act names, for this one act; an outcome where the shop has no such place. */
export function atPlace(turn: Turn, { act, location }: Act): Turn | PlaceUnknown {
  // A wish about places names what may not be there yet.
  if (location === undefined || act === "location") return turn;
  const { places } = turn.writer.shop;
  const place = placeNamed(places, location);
  return place === undefined ? { kind: "place_unknown", name: location, places } : standingAt(turn, place.id);
}

/** The turn as if its writer stood at the place: an entry is corrected and undone where it was made. */
export const standingAt = (turn: Turn, locationId: string): Turn =>
  turn.writer.locationId === locationId ? turn : { ...turn, writer: { ...turn.writer, locationId } };
