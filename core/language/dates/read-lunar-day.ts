import type { Token } from "../token.ts";
import type { CivilDay } from "./civil-day.ts";
import { lunarOf, solarOf } from "./lunar-calendar.ts";
import type { DatePhrase, DateScene } from "./date-phrase.ts";

/** Around Tết people count by the moon without saying so. */
const nearTet = (today: CivilDay): boolean => {
  const { month, day } = lunarOf(today);
  return (month === 12 && day >= 20) || (month === 1 && day <= 15);
};

const nearest = (candidates: readonly (CivilDay | undefined)[], scene: DateScene): CivilDay | undefined => {
  const days = candidates.filter((day): day is CivilDay => day !== undefined);
  return scene.look === "back"
    ? days.filter((day) => day <= scene.today).sort((a, b) => b - a)[0]
    : days.filter((day) => day >= scene.today).sort((a, b) => a - b)[0];
};

const inMonths = (day: number, scene: DateScene): (CivilDay | undefined)[] => {
  const { year, month } = lunarOf(scene.today);
  return [-2, -1, 0, 1, 2].map((step) => {
    const index = year * 12 + month - 1 + step;
    return solarOf(Math.floor(index / 12), (index % 12) + 1, day);
  });
};

const inYears = (month: number, day: number, scene: DateScene): (CivilDay | undefined)[] => {
  const { year } = lunarOf(scene.today);
  return [-1, 0, 1].map((step) => solarOf(year + step, month, day));
};

/** "mùng 5 Tết" opens the year, "28 Tết" closes it. */
const tetMonth = (day: number): number => (day <= 15 ? 1 : 12);

const found = (day: CivilDay | undefined, end: number, scene: DateScene): DatePhrase =>
  day === undefined ? { from: scene.today, to: scene.today, end, impossible: true } : { from: day, to: day, end };

/**
 * A day of the lunar calendar; undefined where the sun's calendar is meant: without "âm" or "Tết" the moon counts
 * only between 20 Chạp and 15 Giêng.
 */
export const readLunarDay = (
  day: number,
  month: number | undefined,
  end: number,
  scene: DateScene,
  tokens?: readonly Token[],
): DatePhrase | undefined => {
  if (month !== undefined) return found(nearest(inYears(month, day, scene), scene), end, scene);
  const next = tokens?.[end]?.bare;
  if (next === "tet") return found(nearest(inYears(tetMonth(day), day, scene), scene), end + 1, scene);
  if (next === "am")
    return found(nearest(inMonths(day, scene), scene), tokens?.[end + 1]?.bare === "lich" ? end + 2 : end + 1, scene);
  return nearTet(scene.today) ? found(nearest(inMonths(day, scene), scene), end, scene) : undefined;
};
