import type { Place, Role, Shop } from "../ports/accounts.ts";
import type { Member } from "../ports/staff.ts";
import type { Permission } from "./permissions.ts";

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
      readonly what: "name" | "kind" | "timeZone" | "language" | "dayCutoffMinutes";
      readonly shop: Shop;
    }
  /** A day ends by noon of the next one. */
  | { readonly kind: "day_cutoff_too_late" }
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
  | { readonly kind: "place_unknown"; readonly name: string; readonly places: readonly Place[] }
  | {
      readonly kind: "invitation_made";
      readonly code: string;
      readonly role: Role;
      readonly called?: string;
      readonly goodForHours: number;
      /** Opens our Telegram bot with the code. */
      readonly link?: string;
    }
  /** Never given, used, or expired: which of them is not told. */
  | { readonly kind: "invitation_unknown" }
  | { readonly kind: "invitations_limited"; readonly waitMs: number }
  | { readonly kind: "already_member"; readonly shop: Shop; readonly role: Role }
  | { readonly kind: "joined"; readonly shop: Shop; readonly role: Role; readonly hasSeveralShops: boolean }
  | { readonly kind: "staff_listed"; readonly members: readonly Member[] }
  /** None or several are called so. */
  | { readonly kind: "member_unknown"; readonly name: string; readonly members: readonly Member[] }
  | { readonly kind: "member_removed"; readonly member: Member }
  | { readonly kind: "role_changed"; readonly member: Member }
  | { readonly kind: "shop_left"; readonly shop: Shop }
  /** A shop cannot be without an owner. */
  | { readonly kind: "last_owner" }
  /** The writer's role does not go that far. */
  | { readonly kind: "not_permitted"; readonly permission: Permission; readonly who: readonly Role[] };
