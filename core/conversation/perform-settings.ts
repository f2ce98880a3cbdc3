import { nameShop, setDayCutoff, setShopKind, setShopLanguage, setTimeZone } from "../accounts/change-shop.ts";
import { shopKindNamed } from "../accounts/shop-kind-named.ts";
import { changedDigest, defaultDigest, earliestSendMinutes } from "../digest/digest-settings.ts";
import { nextDigestAt } from "../digest/next-digest-at.ts";
import type { Act } from "../language/act.ts";
import { type Language, SHOP_KINDS } from "../ports/accounts.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { Outcome } from "./outcome.ts";
import { privacyWish } from "./perform-privacy.ts";
import { done, type PerformAct, type Performance } from "./performance.ts";
import type { Turn } from "./turn.ts";

const LANGUAGES: readonly Language[] = ["vi", "en"];

/** Changes a setting of the writer's. */
export const performSettings: PerformAct = (deps) => async (turn, act, settled) => {
  const setting = act.settings;
  const privacy = privacyWish(act);
  if (privacy !== undefined) return privacy(deps)(turn, act, settled);
  if (setting === undefined) return done({ kind: "not_yet_possible", act: "settings" });
  if (setting.name === "shop_kind") return setKind(deps)(turn, setting.value);
  const set = SETTERS[setting.name];
  const outcome = set === undefined ? await changeDigest(deps)(turn, setting) : await set(deps)(turn, setting.value);
  return done(outcome ?? { kind: "not_yet_possible", act: "settings" });
};

type Setter = (deps: ConversationDeps) => (turn: Turn, value: string) => Promise<Outcome | undefined>;

const languageNamed = (value: string): Language | undefined => LANGUAGES.find((known) => known === value);

/** A kind of business in words that nobody knows is chosen from a list: taxes go by it. */
const setKind =
  (deps: ConversationDeps) =>
  async (turn: Turn, value: string): Promise<Performance> => {
    const kind = SHOP_KINDS.find((known) => known === value) ?? shopKindNamed(value);
    if (kind !== undefined) return done(await setShopKind(deps)(turn, kind));
    const choices = SHOP_KINDS.map((one) => ({ act: kindAct(one) }));
    return { kind: "doubt", question: { about: "shop_kind", act: kindAct(value), choices } };
  };

const kindAct = (value: string): Act => ({ act: "settings", settings: { name: "shop_kind", value } });

const chooseLanguage: Setter =
  ({ accounts }) =>
  async ({ tx, writer }, value) => {
    const language = languageNamed(value);
    if (language === undefined) return undefined;
    await accounts.chooseLanguage(tx, writer.personId, language);
    return { kind: "language_chosen", language };
  };

const changeDigest =
  ({ digests }: ConversationDeps) =>
  async (
    { tx, writer, now }: Turn,
    setting: { readonly name: string; readonly value: string },
  ): Promise<Outcome | undefined> => {
    const { shop, chatId, personId } = writer;
    const before = (await digests.find(tx, shop.tenantId, chatId)) ?? defaultDigest(shop, chatId, personId);
    const schedule = changedDigest(before, setting);
    if (schedule === undefined) return undefined;
    if (schedule === "too_early") return { kind: "digest_too_early", earliestMinutes: earliestSendMinutes(before) };
    await digests.save(tx, schedule, nextDigestAt(schedule, now));
    return { kind: "digest_set", schedule, changed: setting.name };
  };

const SETTERS: Readonly<Record<string, Setter>> = {
  language: chooseLanguage,
  shop_name: nameShop,
  time_zone: setTimeZone,
  day_cutoff: setDayCutoff,
  shop_language: (deps) => async (turn, value) => {
    const language = languageNamed(value);
    return language && setShopLanguage(deps)(turn, language);
  },
};
