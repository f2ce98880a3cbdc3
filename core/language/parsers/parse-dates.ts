import { phraseAt } from "../lexicon.ts";
import { mayOpenDate, PART_OF_DAY } from "../dates/date-lexicon.ts";
import type { DateScene } from "../dates/date-phrase.ts";
import { readDatePhrase } from "../dates/read-date-phrase.ts";
import { readTimeOfDay } from "../dates/read-time-of-day.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import type { SpanReader } from "./at-each-token.ts";
import { atEachToken } from "./at-each-token.ts";

const TITLE = /^(?:anh|chi|co|chu|bac|di|cau|mo|thim|ong|ba|duong|thay)$/u;
const ORDER_NAME = /^(?:hai|ba|tu|nam|sau|bay|tam|chin|muoi|ut)$/u;

/** "anh Tư hôm qua trả 200k": Tư came yesterday; it is not "từ hôm qua", nor "bảy hôm qua" with chị Bảy. */
const isCalledByOrder = (scene: Scene, at: number): boolean =>
  ORDER_NAME.test(scene.tokens[at]?.bare ?? "") && TITLE.test(scene.tokens[at - 1]?.bare ?? "");

/** Days and runs of days, counted from the business day for the near ones and from the calendar for the rest. */
export const parseDates = (scene: Scene, look: DateScene["look"] = "back"): Span[] =>
  atEachToken(scene, (_, at) => {
    if (!mayOpenDate(scene.tokens, at) || isCalledByOrder(scene, at)) return undefined;
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
