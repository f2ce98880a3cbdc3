import { countTheServed } from "./refiners/count-the-served.ts";
import { dropFalseDigits } from "./refiners/drop-false-digits.ts";
import { fillGaps } from "./refiners/fill-gaps.ts";
import { guessMenuNames } from "./refiners/guess-menu-names.ts";
import { joinDays } from "./refiners/join-days.ts";
import { keepNamesWhole } from "./refiners/keep-names-whole.ts";
import { markInexact } from "./refiners/mark-inexact.ts";
import { oweTheRest } from "./refiners/owe-the-rest.ts";
import { payLater } from "./refiners/pay-later.ts";
import { resolveOverlaps } from "./refiners/resolve-overlaps.ts";
import { shortMenuNames } from "./refiners/short-menu-names.ts";
import { tellGoodsFromMoney } from "./refiners/tell-goods-from-money.ts";
import type { Scene } from "./scene.ts";
import type { Span } from "./span.ts";

export type Refiner = (spans: readonly Span[], scene: Scene) => readonly Span[];

/** What weighs, merges and drops the proposals, in this order. */
export const REFINERS: Readonly<Record<string, Refiner>> = {
  "resolve overlaps": resolveOverlaps,
  "fill gaps": fillGaps,
  "drop false digits": dropFalseDigits,
  "guess menu names": guessMenuNames,
  "join days": joinDays,
  "keep names whole": keepNamesWhole,
  "tell goods from money": tellGoodsFromMoney,
  // After it, since "1 chai" may be a million until then.
  "short menu names": shortMenuNames,
  "count the served": countTheServed,
  "mark inexact": markInexact,
  "owe the rest": oweTheRest,
  "pay later": payLater,
};
