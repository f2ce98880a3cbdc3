import type { Outcome } from "../core/conversation/outcome.ts";
import type { DigestSchedule } from "../core/ports/digests.ts";
import { topItemLine } from "./reports/item-line.ts";
import { shortTip, tipActions } from "./present-tips.ts";
import { outlookLines, unusualLine } from "./present-outlook.ts";
import type { Part, Speech } from "./speech.ts";

type Digest = Extract<Outcome, { kind: "digest" }>;

/** Days in a row that are worth a word. */
const NOTABLE_STREAK_DAYS = 3;
const EVERY_DAY = 7;
/** A morning message is read at a glance. */
const LONGEST = 900;

/** The morning message: what is known, and an honest line where nothing is. */
export function presentDigest(speech: Speech, digest: Digest): Part {
  const [first] = digest.tips;
  const text = facts(speech, digest);
  if (first === undefined) return { text };
  const tips = digest.tips.map((told) => shortTip(speech, told));
  // The first tip is the best: the others are left out where there is no room for them.
  while (tips.length > 1 && [text, ...tips].join("\n\n").length > LONGEST) tips.pop();
  return { text: [text, ...tips].join("\n\n"), choices: tipActions(speech, first) };
}

function facts(speech: Speech, digest: Digest): string {
  return [yesterday(speech, digest), ...(digest.today === undefined ? [] : outlookLines(speech, digest.today))].join(
    "\n",
  );
}

function yesterday(speech: Speech, { date, sales, weekBefore, topItems, streakDays, unusual }: Digest): string {
  const { say, vnd, date: named } = speech;
  if (sales.entryCount === 0) return say("digest.nothing", { date: named(date) });
  const lines = [say("digest.total", { date: named(date), total: vnd(sales.totalVnd), count: sales.entryCount })];
  if (weekBefore.sales.entryCount > 0) lines.push(comparison(speech, sales.totalVnd, weekBefore));
  if (unusual !== undefined) lines.push(unusualLine(speech, unusual));
  if (topItems.length > 0) lines.push(say("report.top"), ...topItems.map((item) => topItemLine(speech, item)));
  if (streakDays >= NOTABLE_STREAK_DAYS) lines.push(say("digest.streak", { count: streakDays }));
  return lines.join("\n");
}

function comparison({ say, vnd, date }: Speech, totalVnd: number, { date: day, sales }: Digest["weekBefore"]): string {
  const percent = Math.round((totalVnd / sales.totalVnd - 1) * 100);
  const values = { date: date(day), before: vnd(sales.totalVnd), percent: Math.abs(percent) };
  if (percent === 0) return say("digest.same", values);
  return say(percent > 0 ? "digest.more" : "digest.less", values);
}

/** What was set, and how to change it. */
export function presentDigestSchedule({ say }: Speech, { enabled, sendAtMinutes, weekdays }: DigestSchedule): string {
  if (!enabled) return say("digest.off");
  const time = clockTime(sendAtMinutes);
  if (weekdays.length === EVERY_DAY) return say("digest.daily", { time });
  return say("digest.onDays", { time, days: weekdays.map((day) => say(`weekday.${String(day)}`)).join(", ") });
}

/** `6:30`, as people write it. */
export const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, "0")}`;
