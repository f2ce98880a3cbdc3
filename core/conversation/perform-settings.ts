import type { Language } from "../ports/accounts.ts";
import { done, type PerformAct } from "./performance.ts";

const LANGUAGES: readonly Language[] = ["vi", "en"];

/** Changes a setting of the writer's. */
export const performSettings: PerformAct = (deps) => async (turn, act) => {
  const language = LANGUAGES.find((known) => known === act.settings?.value);
  if (act.settings?.name !== "language" || language === undefined) {
    return done({ kind: "not_yet_possible", act: "settings" });
  }
  await deps.accounts.chooseLanguage(turn.tx, turn.writer.personId, language);
  return done({ kind: "language_chosen", language });
};
