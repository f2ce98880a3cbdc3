import type { Place, Role, Shop } from "../ports/accounts.ts";

/** What comes of a wish about shops and their places. */
export type AccountOutcome =
  | { readonly kind: "name_missing"; readonly of: "shop" | "place" }
  /** From the next message on the chat writes for the shop. `before`: the shop that it wrote for until now. */
  | { readonly kind: "shop_opened"; readonly shop: Shop; readonly before?: string }
  | { readonly kind: "shop_exists"; readonly shop: Shop }
  | { readonly kind: "shop_chosen"; readonly shop: Shop }
  /** None or several are called so; those that it could be. */
  | { readonly kind: "shop_unknown"; readonly name: string; readonly shops: readonly Shop[] }
  | { readonly kind: "shops_listed"; readonly shops: readonly Shop[]; readonly activeId: string }
  | { readonly kind: "shop_told"; readonly shop: Shop; readonly role: Role }
  | {
      readonly kind: "shop_changed";
      readonly what: "name" | "kind" | "timeZone" | "language";
      readonly shop: Shop;
    }
  | { readonly kind: "time_zone_unknown"; readonly name: string }
  | { readonly kind: "place_added"; readonly place: Place; readonly isReopened?: true }
  | { readonly kind: "place_exists"; readonly place: Place }
  | { readonly kind: "place_renamed"; readonly before: Place; readonly place: Place }
  /** `nowAt`: where the chat goes on, if it was at that place. */
  | { readonly kind: "place_closed"; readonly place: Place; readonly nowAt?: Place }
  | { readonly kind: "place_last"; readonly place: Place }
  | { readonly kind: "place_chosen"; readonly place: Place }
  | { readonly kind: "places_listed"; readonly places: readonly Place[]; readonly activeId: string }
  /** The shop has no such place. Nothing was entered. */
  | { readonly kind: "place_unknown"; readonly name: string; readonly places: readonly Place[] };
