import { phraseAt } from "../lexicon.ts";
import type { Token } from "../token.ts";
import { LUNAR_FEAST, SOLAR_FEAST } from "./date-lexicon.ts";
import type { DatePhrase, DateScene } from "./date-phrase.ts";
import { nearestYearDay } from "./read-calendar-date.ts";
import { readLunarDay } from "./read-lunar-day.ts";

/** "giáng sinh", "trung thu", "28 Tết". */
export const readFeast = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const solar = phraseAt(SOLAR_FEAST, tokens, at);
  if (solar !== undefined) {
    const day = nearestYearDay(solar.value[0], solar.value[1], scene);
    return day === undefined ? undefined : { from: day, to: day, end: solar.to };
  }
  const lunar = phraseAt(LUNAR_FEAST, tokens, at);
  if (lunar !== undefined) return readLunarDay(lunar.value[1], lunar.value[0], lunar.to, scene);
  const day = tokens[at];
  if (day?.kind !== "number" || !/^[0-9]{1,2}$/u.test(day.text) || tokens[at + 1]?.exact !== wordTet) return undefined;
  return readLunarDay(Number(day.text), undefined, at + 1, scene, tokens);
};

/** "tết" with its tone behind the letters, as words are kept. */
const wordTet = "têt\u0301";
