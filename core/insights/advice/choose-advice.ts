import { differenceInCalendarDays, parseISO } from "date-fns";

import type { AdviceKind, Recommendation } from "./recommendation.ts";

/** A tip that was told before, and what came of it. */
export interface PastTip {
  readonly key: string;
  readonly kind: AdviceKind;
  readonly toldOn: string;
  readonly recordCount: number;
  readonly answer?: "taken" | "later" | "rejected";
  /** What was measured of it, over what was promised: 1 kept its promise, 0 did nothing, below 0 did harm. */
  readonly measuredShare?: number;
}

export interface ChosenAdvice {
  /** At most ten, the most valuable first. */
  readonly kept: readonly Recommendation[];
  /** Those to tell now: none or up to three of the kept. */
  readonly told: readonly Recommendation[];
}

const MOST_KEPT = 10;
const MOST_TOLD = 3;
const NOT_AGAIN_WITHIN_DAYS = 14;
/** "Không hợp" holds for a season. */
const REJECTED_FOR_DAYS = 90;
/** What was done shows in its time whether it was right; told again before that, nobody would have listened. */
const TAKEN_FOR_DAYS = 60;
/** Evidence that grew by half is news. */
const GROWN_BY = 1.5;

const daysSince = (date: string, today: string): number => differenceInCalendarDays(parseISO(today), parseISO(date));

/**
 * How far this shop goes along with a kind of tip: 1 before anything is known, between 0 and 2 by its answers (one
 * imagined yes and no beforehand), times what the ones taken kept of their promise.
 */
function trustIn(kind: AdviceKind, past: readonly PastTip[]): number {
  const ofKind = past.filter((tip) => tip.kind === kind);
  const taken = ofKind.filter(({ answer }) => answer === "taken").length;
  const rejected = ofKind.filter(({ answer }) => answer === "rejected").length;
  const shares = ofKind.flatMap(({ measuredShare }) => (measuredShare === undefined ? [] : [measuredShare]));
  const kept = shares.reduce((sum, share) => sum + Math.min(2, Math.max(0, share)), 1) / (shares.length + 1);
  return ((2 * (taken + 1)) / (taken + rejected + 2)) * kept;
}

/** Whether a tip may be told (again) today. */
function isNews(tip: Recommendation, past: readonly PastTip[], today: string): boolean {
  const same = past.filter(({ key }) => key === tip.key);
  const waitsFor = (answer: PastTip["answer"], days: number): boolean =>
    same.some((one) => one.answer === answer && daysSince(one.toldOn, today) < days);
  if (waitsFor("rejected", REJECTED_FOR_DAYS) || waitsFor("taken", TAKEN_FOR_DAYS)) return false;
  const last = same.sort((a, b) => b.toldOn.localeCompare(a.toldOn))[0];
  if (last === undefined || daysSince(last.toldOn, today) >= NOT_AGAIN_WITHIN_DAYS) return true;
  return tip.recordCount >= GROWN_BY * last.recordCount;
}

/** Three pairs in a row read like one tip said three times: the others have their own mornings. */
const bestOfEachKind = (tips: readonly Recommendation[]): Recommendation[] =>
  tips.filter(({ kind }, at) => tips.findIndex((tip) => tip.kind === kind) === at);

/**
 * Which of the tips found are kept and which are told: ranked by the money expected of them, weighed by what this shop
 * made of such tips before; what was told in the last two weeks waits, unless its evidence grew by half.
 * Of a kind the best is told.
 */
export function chooseAdvice(found: readonly Recommendation[], past: readonly PastTip[], today: string): ChosenAdvice {
  const weights = new Map(found.map(({ kind }) => [kind, trustIn(kind, past)]));
  const rank = ({ expectedVnd, confidence, kind }: Recommendation): number =>
    expectedVnd * confidence * (weights.get(kind) ?? 1);
  const kept = [...found].sort((a, b) => rank(b) - rank(a) || a.key.localeCompare(b.key)).slice(0, MOST_KEPT);
  const news = kept.filter((tip) => isNews(tip, past, today));
  return { kept, told: bestOfEachKind(news).slice(0, MOST_TOLD) };
}
