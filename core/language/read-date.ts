import { MAX_TEXT_LENGTH } from "../ports/inbound-event.ts";
import { isoDate } from "./dates/civil-day.ts";
import type { DateScene } from "./dates/date-phrase.ts";
import { PART_OF_DAY, wordLexicon } from "./dates/date-lexicon.ts";
import { localNow } from "./dates/local-now.ts";
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
]);
const NOW_WORDS = wordLexicon(["lúc này", "ngay lúc này", "bây giờ", "hiện tại", "ngay bây giờ", "now"]);
const ZONE_NAMES = wordLexicon(["cet", "gmt", "utc", "ict", "est", "pst", "cst"]);

/** Calendar days, inclusive, `yyyy-MM-dd`. */
export interface DateValue {
  readonly from: string;
  readonly to: string;
}

interface Walk {
  readonly day?: { readonly from: number; readonly to: number };
  readonly time: boolean;
}

/** The next piece of the text and what it says; undefined where a word is no part of a date. */
const stepAt = (
  tokens: readonly Token[],
  at: number,
  scene: DateScene,
): { readonly end: number; readonly walk: Walk } | undefined => {
  const now = phraseAt(NOW_WORDS, tokens, at);
  if (now !== undefined) return { end: now.to, walk: { time: true } };
  const lead = phraseAt(LEAD_INS, tokens, at);
  if (lead !== undefined) return { end: lead.to, walk: { time: false } };
  const time = readTimeOfDay(tokens, at);
  const phrase = readDatePhrase(tokens, at, scene);
  if (time !== undefined && (phrase === undefined || time.end >= phrase.end))
    return { end: time.end, walk: { time: true } };
  if (phrase !== undefined)
    return phrase.vague || phrase.impossible ? undefined : { end: phrase.end, walk: { day: phrase, time: false } };
  const rest = phraseAt(PART_OF_DAY, tokens, at) ?? phraseAt(ZONE_NAMES, tokens, at);
  return rest === undefined ? undefined : { end: rest.to, walk: { time: true } };
};

const walkAll = (tokens: readonly Token[], scene: DateScene): Walk | undefined => {
  let walk: Walk = { time: false };
  let at = 0;
  while (at < tokens.length) {
    const step = stepAt(tokens, at, scene);
    if (step === undefined || (step.walk.day !== undefined && walk.day !== undefined)) return undefined;
    walk = { ...walk, ...step.walk, time: walk.time || step.walk.time };
    at = step.end;
  }
  return walk;
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
  const walk = walkAll(tokens, { today, look: "back" });
  if (walk === undefined || tokens.length === 0) return null;
  if (walk.day === undefined) return walk.time ? { from: isoDate(today), to: isoDate(today) } : null;
  return { from: isoDate(walk.day.from), to: isoDate(walk.day.to) };
};
