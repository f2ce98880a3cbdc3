import type { Outcome } from "../core/conversation/outcome.ts";
import type { Place, Shop } from "../core/ports/accounts.ts";
import { clockTime } from "./formats.ts";
import type { Speech } from "./speech.ts";

type OutcomeOf<K extends Outcome["kind"]> = Extract<Outcome, { kind: K }>;

/** The name of a place; the first one may have none. */
export const placeName = ({ say }: Speech, { name }: Place): string => name ?? say("unnamed.location");

const placeNames = (speech: Speech, places: readonly Place[]): string =>
  places.map((place) => placeName(speech, place)).join(", ");

export const shopName = ({ say }: Speech, { name }: Pick<Shop, "name">): string => name ?? say("shops.unnamed");

/** What a shop without a name is called: by its owner's number, where that is known. */
export const unnamedShop = ({ say }: Pick<Speech, "say">, ownerPhone: string | undefined): string =>
  ownerPhone === undefined
    ? say("shops.unnamed")
    : say("shops.byPhone", { phone: `${ownerPhone.replace(/^\+84/u, "0").slice(0, 4)}…${ownerPhone.slice(-3)}` });

export const presentShops = (speech: Speech, { shops, activeId }: OutcomeOf<"shops_listed">): string =>
  [
    speech.say("shops.head"),
    ...shops.map((shop) =>
      speech.say(shop.tenantId === activeId ? "shops.activeLine" : "shops.line", { name: shopName(speech, shop) }),
    ),
    speech.say(shops.length > 1 ? "shops.hint" : "shops.openHint"),
  ].join("\n");

export const presentPlaces = (speech: Speech, { places, activeId }: OutcomeOf<"places_listed">): string =>
  [
    speech.say("places.head"),
    ...places.map((place) =>
      speech.say(place.id === activeId ? "shops.activeLine" : "shops.line", { name: placeName(speech, place) }),
    ),
    speech.say(places.length > 1 ? "places.hint" : "places.addHint"),
  ].join("\n");

/** Everything that is kept of the shop itself. */
export const presentShop = (speech: Speech, { shop, role }: OutcomeOf<"shop_told">): string => {
  const { say, date } = speech;
  const { kind, timeZone, language, trialEndsOn, places } = shop;
  return [
    shopName(speech, shop),
    say("shops.role", { role: say(`role.${role}`) }),
    say("shops.kind", { kind: say(kind === undefined ? "shops.kindUnsaid" : `shopKind.${kind}`) }),
    say("shops.zone", { zone: timeZone }),
    say("shops.language", { language: say(`shops.languageName.${language}`) }),
    say("shops.places", { places: placeNames(speech, places) }),
    say("shops.plan", { date: date(trialEndsOn) }),
  ].join("\n");
};

export const presentShopChanged = (speech: Speech, { what, shop }: OutcomeOf<"shop_changed">): string => {
  const { say } = speech;
  const values = {
    name: shopName(speech, shop),
    kind: say(`shopKind.${shop.kind ?? "other"}`),
    zone: shop.timeZone,
    cutoff: clockTime(shop.dayCutoffMinutes),
    language: say(`shops.languageName.${shop.language}`),
  };
  return say(`shops.changed.${what}`, values);
};

export const presentShopUnknown = (speech: Speech, { name, shops }: OutcomeOf<"shop_unknown">): string =>
  speech.say("shops.unknown", { name, names: shops.map((shop) => shopName(speech, shop)).join(", ") });

export const presentPlaceUnknown = (speech: Speech, { name, places }: OutcomeOf<"place_unknown">): string =>
  speech.say("places.unknown", { name, names: placeNames(speech, places) });

export const presentPlaceClosed = (speech: Speech, { place, nowAt }: OutcomeOf<"place_closed">): string =>
  [
    speech.say("places.closed", { name: placeName(speech, place) }),
    ...(nowAt === undefined ? [] : [speech.say("places.nowAt", { name: placeName(speech, nowAt) })]),
  ].join(" ");
