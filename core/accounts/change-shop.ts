import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import { earliestSendMinutes } from "../digest/digest-settings.ts";
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

type Change = { readonly [K in "name" | "kind" | "timeZone" | "language" | "dayCutoffMinutes"]?: Shop[K] };

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
    const timeZone = timeZoneNamed(words);
    if (timeZone === undefined) return { kind: "time_zone_unknown", name: words };
    await moveSchedules(deps)(turn, { timeZone });
    return change(deps, "timeZone")(turn, { timeZone });
  };

/** A shop that is open until noon closes no day then. The database holds the same bound. */
const LATEST_CUTOFF_MINUTES = 720;
const CLOCK_TIME = /^(?<hours>[01]?\d|2[0-3]):(?<minutes>[0-5]\d)$/u;

/** "chốt ngày lúc 2h sáng": when a business day ends, from now on; what is entered keeps its date. */
export const setDayCutoff =
  (deps: Deps) =>
  async (turn: Turn, time: string): Promise<Outcome> => {
    const { hours, minutes } = CLOCK_TIME.exec(time)?.groups ?? {};
    const dayCutoffMinutes = Number(hours) * 60 + Number(minutes);
    if (!(dayCutoffMinutes <= LATEST_CUTOFF_MINUTES)) return { kind: "day_cutoff_too_late" };
    await moveSchedules(deps)(turn, { dayCutoffMinutes });
    return change(deps, "dayCutoffMinutes")(turn, { dayCutoffMinutes });
  };

/** Morning messages and nights go by the shop's zone and cut-off. A morning never comes before the day before is over. */
const moveSchedules =
  (deps: Deps) =>
  async ({ tx, writer, now }: Turn, changes: Pick<Change, "timeZone" | "dayCutoffMinutes">): Promise<void> => {
    for (const schedule of await deps.digests.list(tx, writer.shop.tenantId)) {
      const changed = { ...schedule, ...changes };
      const moved = { ...changed, sendAtMinutes: Math.max(changed.sendAtMinutes, earliestSendMinutes(changed)) };
      await deps.digests.save(tx, moved, nextDigestAt(moved, now));
    }
    await scheduleNight(deps)(tx, { ...writer.shop, ...changes }, now);
  };
