import type { Hit } from "../lexicon.ts";
import { phraseAt } from "../lexicon.ts";
import type { Token } from "../token.ts";
import { civilDay, partsOf, weekdayOf } from "./civil-day.ts";
import { FEAST_LEAD, LED_FEAST, LUNAR_FEAST, MOVING_FEAST, SOLAR_FEAST, TET } from "./date-lexicon.ts";
import type { DatePhrase, DateScene } from "./date-phrase.ts";
import { nearestYearDay } from "./read-calendar-date.ts";
import { readLunarDay } from "./read-lunar-day.ts";

type MonthDay = readonly [month: number, day: number];

const solarFeast = (hit: Hit<MonthDay>, scene: DateScene): DatePhrase | undefined => {
  const day = nearestYearDay(hit.value[0], hit.value[1], scene);
  return day === undefined ? undefined : { from: day, to: day, end: hit.to };
};

const nthWeekday = (year: number, [nth, weekday, month]: readonly [number, number, number]): number => {
  const first = civilDay(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
};

/** "ngày của mẹ": the second Sunday of May, the latest or the next one. */
const movingFeast = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const hit = phraseAt(MOVING_FEAST, tokens, at);
  if (hit === undefined) return undefined;
  const { year } = partsOf(scene.today);
  const day = nthWeekday(year, hit.value);
  const passed = day <= scene.today;
  const shift = scene.look === "back" ? (passed ? 0 : -1) : passed && day !== scene.today ? 1 : 0;
  const meant = shift === 0 ? day : nthWeekday(year + shift, hit.value);
  return { from: meant, to: meant, end: hit.to };
};

const namedFeast = (tokens: readonly Token[], at: number, scene: DateScene, led: boolean): DatePhrase | undefined => {
  const solar = phraseAt(SOLAR_FEAST, tokens, at) ?? (led ? phraseAt(LED_FEAST, tokens, at) : undefined);
  if (solar !== undefined) return solarFeast(solar, scene);
  const lunar = phraseAt(LUNAR_FEAST, tokens, at) ?? (scene.whole === true ? phraseAt(TET, tokens, at) : undefined);
  return lunar === undefined ? undefined : readLunarDay(lunar.value[1], lunar.value[0], lunar.to, scene);
};

/** "28 Tết". */
const dayOfTet = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const day = tokens[at];
  if (day?.kind !== "number" || !/^[0-9]{1,2}$/u.test(day.text) || tokens[at + 1]?.exact !== wordTet) return undefined;
  return readLunarDay(Number(day.text), undefined, at + 1, scene, tokens);
};

/** "giáng sinh", "ngày quốc khánh", "trung thu", "ngày của mẹ", "28 Tết". */
export const readFeast = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const moving = movingFeast(tokens, at, scene);
  if (moving !== undefined) return moving;
  const lead = phraseAt(FEAST_LEAD, tokens, at);
  const led = lead === undefined ? undefined : namedFeast(tokens, lead.to, scene, true);
  return led ?? namedFeast(tokens, at, scene, false) ?? dayOfTet(tokens, at, scene);
};

/** "tết" with its tone behind the letters, as words are kept. */
const wordTet = "têt\u0301";
