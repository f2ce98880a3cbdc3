import { changedDigest, defaultDigest, earliestSendMinutes } from "../digest/digest-settings.ts";
import { nextDigestAt } from "../digest/next-digest-at.ts";
import type { Language } from "../ports/accounts.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { Outcome } from "./outcome.ts";
import { done, type PerformAct } from "./performance.ts";
import type { Turn } from "./turn.ts";

const LANGUAGES: readonly Language[] = ["vi", "en"];

/** Changes a setting of the writer's. */
export const performSettings: PerformAct = (deps) => async (turn, act) => {
  const setting = act.settings;
  if (setting === undefined) return done({ kind: "not_yet_possible", act: "settings" });
  const outcome =
    setting.name === "language"
      ? await chooseLanguage(deps)(turn, setting.value)
      : await changeDigest(deps)(turn, setting);
  return done(outcome ?? { kind: "not_yet_possible", act: "settings" });
};

const chooseLanguage =
  ({ accounts }: ConversationDeps) =>
  async ({ tx, writer }: Turn, value: string): Promise<Outcome | undefined> => {
    const language = LANGUAGES.find((known) => known === value);
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
    return { kind: "digest_set", schedule };
  };
