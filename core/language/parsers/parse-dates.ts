import { phraseAt } from "../lexicon.ts";
import { PART_OF_DAY } from "../dates/date-lexicon.ts";
import type { DateScene } from "../dates/date-phrase.ts";
import { readDatePhrase } from "../dates/read-date-phrase.ts";
import { readTimeOfDay } from "../dates/read-time-of-day.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import type { SpanReader } from "./at-each-token.ts";
import { atEachToken } from "./at-each-token.ts";

/** Days and runs of days, counted from the business day for the near ones and from the calendar for the rest. */
export const parseDates = (scene: Scene, look: DateScene["look"] = "back"): Span[] =>
  atEachToken(scene, (_, at) => {
    const date = readDatePhrase(scene.tokens, at, { today: scene.clock.calendarDay, look });
    return date === undefined ? undefined : { kind: "date", from: at, to: date.end, date };
  });

const timeAt: SpanReader = (scene, at) => {
  const time = readTimeOfDay(scene.tokens, at);
  if (time === undefined) return partAt(scene, at);
  const part = time.part === undefined ? {} : { part: time.part };
  return { kind: "time", from: at, to: time.end, minutes: time.minutes, ...part };
};

const partAt: SpanReader = (scene, at) => {
  const part = phraseAt(PART_OF_DAY, scene.tokens, at);
  return part === undefined ? undefined : { kind: "part", from: at, to: part.to, part: part.value };
};

/** Clock times, and parts of the day without one. */
export const parseTimes = (scene: Scene): Span[] => atEachToken(scene, timeAt);
