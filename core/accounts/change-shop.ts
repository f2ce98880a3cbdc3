import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import { nextDigestAt } from "../digest/next-digest-at.ts";
import type { Accounts, Language, Shop, ShopKind } from "../ports/accounts.ts";
import type { Digests } from "../ports/digests.ts";
import type { Nights } from "../ports/nights.ts";
import { scheduleNight } from "../night/schedule-night.ts";
import { timeZoneNamed } from "./time-zone-named.ts";

interface Deps {
  readonly accounts: Accounts;
  readonly digests: Digests;
  readonly nights: Pick<Nights, "save">;
}

type Change = { readonly [K in "name" | "kind" | "timeZone" | "language"]?: Shop[K] };

const change =
  ({ accounts }: Pick<Deps, "accounts">, what: keyof Change) =>
  async ({ tx, writer }: Turn, changes: Change): Promise<Outcome> => {
    await accounts.changeShop(tx, writer.shop.tenantId, changes);
    return { kind: "shop_changed", what, shop: { ...writer.shop, ...changes } };
  };

/** "tên quán là Phở Hoà". */
export const nameShop =
  (deps: Pick<Deps, "accounts">) =>
  (turn: Turn, name: string): Promise<Outcome> =>
    change(deps, "name")(turn, { name });

/** What kind of business it is: the law's rates go by it. */
export const setShopKind =
  (deps: Pick<Deps, "accounts">) =>
  (turn: Turn, kind: ShopKind): Promise<Outcome> =>
    change(deps, "kind")(turn, { kind });

/** The language for whoever has chosen none. */
export const setShopLanguage =
  (deps: Pick<Deps, "accounts">) =>
  (turn: Turn, language: Language): Promise<Outcome> =>
    change(deps, "language")(turn, { language });

/** The zone in which days are counted from now on; what is entered keeps its date. The morning messages move with it. */
export const setTimeZone =
  (deps: Deps) =>
  async (turn: Turn, words: string): Promise<Outcome> => {
    const { tx, writer, now } = turn;
    const timeZone = timeZoneNamed(words);
    if (timeZone === undefined) return { kind: "time_zone_unknown", name: words };
    for (const schedule of await deps.digests.list(tx, writer.shop.tenantId)) {
      const moved = { ...schedule, timeZone };
      await deps.digests.save(tx, moved, nextDigestAt(moved, now));
    }
    await scheduleNight(deps)(tx, { ...writer.shop, timeZone }, now);
    return change(deps, "timeZone")(turn, { timeZone });
  };
