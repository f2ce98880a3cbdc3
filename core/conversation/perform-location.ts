import { addPlace } from "../accounts/add-place.ts";
import { choosePlace } from "../accounts/choose-place.ts";
import { chooseShop } from "../accounts/choose-shop.ts";
import { closePlace } from "../accounts/close-place.ts";
import { listShops } from "../accounts/list-shops.ts";
import { openAnotherShop } from "../accounts/open-another-shop.ts";
import { renamePlace } from "../accounts/rename-place.ts";
import type { Act } from "../language/act.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { Outcome } from "./outcome.ts";
import { done, type PerformAct } from "./performance.ts";
import type { Turn } from "./turn.ts";

type Wish = (deps: ConversationDeps) => (turn: Turn, name: string, act: Act) => Promise<Outcome> | Outcome;

/** What can be wished of places and shops, by the words of the reader of language. */
const WISHES: Readonly<Record<string, Wish>> = {
  "location add": addPlace,
  "location close": closePlace,
  "location choose": choosePlace,
  "location list": () => (turn) => ({
    kind: "places_listed",
    places: turn.writer.shop.places,
    activeId: turn.writer.locationId,
  }),
  "shop open": openAnotherShop,
  "shop choose": chooseShop,
  "shop list": (deps) => async (turn) => ({
    kind: "shops_listed",
    shops: await listShops(deps)(turn),
    activeId: turn.writer.shop.tenantId,
  }),
  "shop show": () => (turn) => ({ kind: "shop_told", shop: turn.writer.shop, role: turn.writer.role }),
};

/** Shops and their places: adds, names, closes, chooses and lists them. */
export const performLocation: PerformAct = (deps) => async (turn, act) => {
  const { name = "", value = "" } = act.settings ?? {};
  if (name === "rename_location") return done(await renamePlace(deps)(turn, value, act.location));
  const wish = WISHES[`${name} ${value}`];
  return done(
    wish === undefined
      ? { kind: "not_yet_possible", act: "location" }
      : await wish(deps)(turn, (act.location ?? "").trim(), act),
  );
};
