import { MAX_TEXT_LENGTH } from "../ports/inbound-event.ts";
import { isoDate } from "./dates/civil-day.ts";
import type { DateScene } from "./dates/date-phrase.ts";
import { PART_OF_DAY, wordLexicon } from "./dates/date-lexicon.ts";
import { localNow } from "./dates/local-now.ts";
import { readDayRange } from "./dates/read-day-range.ts";
import { readDatePhrase } from "./dates/read-date-phrase.ts";
import { readTimeOfDay } from "./dates/read-time-of-day.ts";
import { phraseAt } from "./lexicon.ts";
import { plainText } from "./plain-text.ts";
import type { Token } from "./token.ts";
import { tokenise } from "./tokenise.ts";

const LEAD_INS = wordLexicon([
  "vào",
  "lúc",
  "vào lúc",
  "vào khoảng",
  "khoảng",
  "đúng",
  "vào đúng",
  "hồi",
  "ngay",
  "của",
  "buổi",
  "trong",
  "từ",
  "tầm",
  "vào ngày",
  "gần",
  "cả",
  "suốt",
  "nguyên",
  "hồi",
  "bắt đầu từ",
  "kể từ",
]);
const AFTER_WORK = wordLexicon(["sau giờ làm", "sau giờ tan tầm", "lúc tan tầm", "giờ cao điểm", "giờ hành chính"]);
const NOW_WORDS = wordLexicon([
  "lúc này",
  "ngay lúc này",
  "bây giờ",
  "hiện tại",
  "ngay bây giờ",
  "ngay lập tức",
  "now",
]);
const ZONE_NAMES = wordLexicon(["cet", "gmt", "utc", "ict", "est", "pst", "cst"]);

/** Calendar days, inclusive, `yyyy-MM-dd`. */
export interface DateValue {
  readonly from: string;
  readonly to: string;
}

interface Days {
  readonly from: number;
  readonly to: number;
}
interface Walk {
  readonly day?: Days;
  readonly time: boolean;
  /** "đến" was just said: what comes next ends the run. */
  readonly joined?: boolean;
}

const JOINT = /^(?:den|toi|-|–)$/u;

interface Step {
  readonly end: number;
  readonly walk: Walk;
}

/** Words that say nothing of the day by themselves, or say that it is today. */
const plainStep = (tokens: readonly Token[], at: number): Step | undefined => {
  const now = phraseAt(NOW_WORDS, tokens, at) ?? phraseAt(AFTER_WORK, tokens, at);
  if (now !== undefined) return { end: now.to, walk: { time: true } };
  const lead = phraseAt(LEAD_INS, tokens, at);
  return lead === undefined ? undefined : { end: lead.to, walk: { time: false } };
};

const dayStep = (tokens: readonly Token[], at: number, scene: DateScene): Step | "no day" | undefined => {
  const time = readTimeOfDay(tokens, at);
  const phrase = readDatePhrase(tokens, at, scene);
  if (time !== undefined && (phrase === undefined || time.end >= phrase.end))
    return { end: time.end, walk: { time: true } };
  if (phrase === undefined) return undefined;
  return phrase.vague || phrase.impossible ? "no day" : { end: phrase.end, walk: { day: phrase, time: false } };
};

/** The next piece of the text and what it says; undefined where a word is no part of a date. */
const stepAt = (tokens: readonly Token[], at: number, scene: DateScene): Step | undefined => {
  const plain = startsRange(tokens, at, scene) ? undefined : plainStep(tokens, at);
  const step = plain ?? dayStep(tokens, at, scene);
  if (step !== undefined) return step === "no day" ? undefined : step;
  if (JOINT.test(tokens[at]?.bare ?? "") && at > 0) return { end: at + 1, walk: { time: false, joined: true } };
  const rest = phraseAt(PART_OF_DAY, tokens, at) ?? phraseAt(ZONE_NAMES, tokens, at);
  return rest === undefined ? undefined : { end: rest.to, walk: { time: true } };
};

/** "từ 3 đến 5 tháng 3" is read as one, its "từ" with it. */
const startsRange = (tokens: readonly Token[], at: number, scene: DateScene): boolean =>
  tokens[at]?.bare === "tu" && readDayRange(tokens, at, scene) !== undefined;

const walkAll = (tokens: readonly Token[], scene: DateScene): Walk | undefined => {
  let walk: Walk = { time: false };
  let at = 0;
  while (at < tokens.length) {
    const step = stepAt(tokens, at, scene);
    const day = step === undefined ? undefined : dayOf(walk, step.walk, tokens, at, scene);
    if (step === undefined || day === "two days") return undefined;
    walk = {
      time: walk.time || step.walk.time,
      joined: step.walk.joined === true,
      ...(day === undefined ? {} : { day }),
    };
    at = step.end;
  }
  return walk.joined === true ? undefined : walk;
};

/** The day so far: a second one makes a run where "đến" stands between, and nothing that can be read otherwise. */
const dayOf = (
  walk: Walk,
  step: Walk,
  tokens: readonly Token[],
  at: number,
  scene: DateScene,
): Days | "two days" | undefined => {
  if (walk.day === undefined || step.day === undefined) return step.day ?? walk.day;
  if (walk.joined !== true) return "two days";
  const last = step.day.from >= walk.day.from ? step.day : readDatePhrase(tokens, at, { ...scene, look: "forward" });
  return last === undefined || last.from < walk.day.from ? "two days" : { from: walk.day.from, to: last.to };
};

/**
 * Reads a whole text as a day or a run of days on the calendar of `timeZone`; no day cut-off. A time alone is today.
 * Null where it is none, is vague ("hôm bữa") or is no day of the calendar (31/2).
 */
export const readDate = (text: string, at: { readonly now: Date; readonly timeZone: string }): DateValue | null => {
  if (text.length > MAX_TEXT_LENGTH) return null;
  const tokens = tokenise(
    plainText(text)
      .trim()
      .replace(/[.!?]+$/u, ""),
  );
  const today = localNow(at.now, at.timeZone, 0).calendarDay;
  const walk = walkAll(tokens, { today, look: "back", whole: true });
  if (walk === undefined || tokens.length === 0) return null;
  if (walk.day === undefined) return walk.time ? { from: isoDate(today), to: isoDate(today) } : null;
  return { from: isoDate(walk.day.from), to: isoDate(walk.day.to) };
};
