import { picturePayload } from "../core/conversation/choice-payload.ts";
import type { Outcome } from "../core/conversation/outcome.ts";
import type { DigestSchedule } from "../core/ports/digests.ts";
import type { Choice } from "../core/ports/outbound-message.ts";
import { fitPieces, type Piece } from "./fit-pieces.ts";
import { effectLine } from "./present-effects.ts";
import { outlookLines, unusualLine } from "./present-outlook.ts";
import { periodLines } from "./present-periods.ts";
import { numbered, shortestTip, shortTip, tipActions } from "./present-tips.ts";
import { topItemLine } from "./reports/item-line.ts";
import { salesDrawing } from "./reports/present-sales.ts";
import type { Part, Speech } from "./speech.ts";
import { clockTime } from "./formats.ts";

type Digest = Extract<Outcome, { kind: "digest" }>;

/** Days in a row that are worth a word, each once. */
const NOTABLE_STREAKS = new Set([3, 7, 14, 30, 60, 100]);
const EVERY_DAY = 7;
const [YESTERDAY, PERIODS, TODAY, EFFECTS, TIPS] = [0, 1, 2, 3, 4];
/** What is left out first where there is no room: the highest. */
const RANKS = {
  effects: 1,
  outlook: 2,
  period: 3,
  unusual: 4,
  prepare: 5,
  places: 6,
  comparison: 7,
  top: 8,
  streak: 9,
};

/** The morning message: what is known, and an honest line where nothing is. */
export function presentDigest(speech: Speech, digest: Digest): Part {
  const pieces = digest.form === "short" ? shortPieces(speech, digest) : allPieces(speech, digest);
  // Further tips give way before anything else does: who leaves them out is who keeps what was told.
  const text = fitPieces([...pieces, ...tipPieces(speech, digest)], digest.tips.length > 1 ? Infinity : digest.longest);
  const period = digest.periods.at(-1);
  const drawing = period && salesDrawing(speech, { ...period.sales, pictureAsked: true });
  const options = [...tipActions(speech, digest.tips), ...(drawing === undefined ? pictureOption(speech, digest) : [])];
  return {
    text,
    ...(drawing && { drawing }),
    ...(options.length > 0 && { choices: { kind: "actions", options } }),
  };
}

/** The days up to the one that is told of, on demand. */
const pictureOption = ({ say }: Speech, { date, sales, weekBefore }: Digest): Choice[] =>
  sales.entryCount > 0 && weekBefore.sales.entryCount > 0
    ? [{ label: say("action.picture"), payload: picturePayload(date), typed: say("action.pictureTyped") }]
    : [];

const piece = (block: number, rank: number | undefined, texts: readonly string[]): Piece[] =>
  texts.map((text) => ({ text, block, ...(rank !== undefined && { rank }) }));

function allPieces(speech: Speech, digest: Digest): Piece[] {
  const { unusual, topItems, today, periods, effects } = digest;
  const [expected, ...prepare] = today === undefined ? [] : outlookLines(speech, today);
  const top = topItems.map((item) => topItemLine(speech, item));
  return [
    ...piece(YESTERDAY, undefined, [totalLine(speech, digest)]),
    ...piece(YESTERDAY, RANKS.places, placesLine(speech, digest)),
    ...piece(YESTERDAY, RANKS.comparison, comparison(speech, digest)),
    ...piece(YESTERDAY, RANKS.unusual, unusual === undefined ? [] : [unusualLine(speech, unusual)]),
    ...piece(YESTERDAY, RANKS.top, top.length > 0 ? [[speech.say("report.top"), ...top].join("\n")] : []),
    ...piece(YESTERDAY, RANKS.streak, streakLine(speech, digest)),
    ...piece(
      PERIODS,
      RANKS.period,
      periods.map((period) => periodLines(speech, period).join("\n")),
    ),
    ...piece(TODAY, RANKS.outlook, expected === undefined ? [] : [expected]),
    ...piece(TODAY, RANKS.prepare, prepare),
    ...piece(
      EFFECTS,
      RANKS.effects,
      effects.map((effect) => effectLine(speech, effect)),
    ),
  ];
}

/** "ngắn thôi": a number of yesterday, one of today, and what a tip did. */
function shortPieces(speech: Speech, digest: Digest): Piece[] {
  const { today, periods, effects } = digest;
  const [expected] = today === undefined ? [] : outlookLines(speech, today);
  return [
    ...piece(YESTERDAY, undefined, [totalLine(speech, digest)]),
    ...piece(
      YESTERDAY,
      RANKS.period,
      periods.flatMap((period) => periodLines(speech, period).slice(0, 1)),
    ),
    ...piece(YESTERDAY, RANKS.outlook, expected === undefined ? [] : [expected]),
    ...piece(
      YESTERDAY,
      RANKS.effects,
      effects.map((effect) => effectLine(speech, effect)),
    ),
  ];
}

const tipPieces = (speech: Speech, { tips, form }: Digest): Piece[] => {
  const words = tips.map((told) => (form === "short" ? shortestTip(speech, told) : shortTip(speech, told)));
  return piece(TIPS, undefined, numbered(words));
};

function totalLine({ say, vnd, date: named }: Speech, { date, sales, isAsked }: Digest): string {
  if (isAsked) return say("digest.greeting");
  if (sales.entryCount === 0) return say("digest.nothing", { date: named(date) });
  return say("digest.total", { date: named(date), total: vnd(sales.totalVnd), count: sales.entryCount });
}

function placesLine({ say, vnd }: Speech, { places }: Digest): string[] {
  if (places.length < 2) return [];
  const each = places.map(({ name, totalVnd }) =>
    say("digest.place", { name: name ?? say("unnamed.location"), total: vnd(totalVnd) }),
  );
  return [say("digest.places", { places: each.join(", ") })];
}

const streakLine = ({ say }: Speech, { streakDays }: Digest): string[] =>
  NOTABLE_STREAKS.has(streakDays) ? [say("digest.streak", { count: streakDays })] : [];

function comparison({ say, vnd, date }: Speech, { sales, weekBefore }: Digest): string[] {
  if (sales.entryCount === 0 || weekBefore.sales.totalVnd <= 0) return [];
  const percent = Math.round((sales.totalVnd / weekBefore.sales.totalVnd - 1) * 100);
  const before = vnd(weekBefore.sales.totalVnd);
  const values = { date: date(weekBefore.date), before, percent: Math.abs(percent) };
  if (percent === 0) return [say("digest.same", values)];
  return [say(percent > 0 ? "digest.more" : "digest.less", values)];
}

const TOGGLES: Readonly<Record<string, "weekly" | "monthly" | "tips" | "alerts">> = {
  digest_weekly: "weekly",
  digest_monthly: "monthly",
  tips: "tips",
  alerts: "alerts",
};

/** What was set, and how to change it. */
export function presentDigestSchedule(
  { say }: Speech,
  { schedule, changed }: Extract<Outcome, { kind: "digest_set" }>,
): string {
  const toggle = TOGGLES[changed];
  if (toggle !== undefined) return say(`digest.set.${toggle}_${schedule[toggle] ? "on" : "off"}`);
  if (changed === "digest_form") return say(`digest.set.form_${schedule.form}`);
  return timesSet(say, schedule);
}

function timesSet(say: Speech["say"], { enabled, sendAtMinutes, weekdays }: DigestSchedule): string {
  if (!enabled) return say("digest.off");
  const time = clockTime(sendAtMinutes);
  if (weekdays.length === EVERY_DAY) return say("digest.daily", { time });
  return say("digest.onDays", { time, days: weekdays.map((day) => say(`weekday.${String(day)}`)).join(", ") });
}
