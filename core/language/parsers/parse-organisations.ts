import { capital } from "./capital.ts";
import { buildLexicon, phraseAt } from "../lexicon.ts";
import { moneyUnitAt } from "../numbers/money-lexicon.ts";
import type { Scene } from "../scene.ts";
import { textOf } from "../scene.ts";
import type { Span } from "../span.ts";
import type { Tag } from "../vocabulary.ts";
import { meaningsAt } from "../vocabulary.ts";
import { ORGANISATIONS } from "../words/people-words.ts";

const ORGANISATION = buildLexicon(ORGANISATIONS.map((word): readonly [string, true] => [word, true]));

const MAX_ORGANISATION_WORDS = 4;

const OF_BUYERS: readonly Tag[] = ["debt", "pays", "paysBack", "buyerTakes", "sends", "transfer"];

/** Who sends bills to a shop; what they "thu" is no sale. */
const UTILITY = /^(?:dien|nuoc|mang|rac|gas|vien|bao|thue)$/u;

const buysAt = (scene: Scene, at: number): boolean =>
  meaningsAt(scene.tokens, at).some((hit) => OF_BUYERS.includes(hit.value));

const isNamePart = (scene: Scene, at: number): boolean => {
  const token = scene.tokens[at];
  if (token?.kind === "word") return !UTILITY.test(token.bare);
  return /^[0-9]{1,2}$/u.test(token?.text ?? "") && moneyUnitAt(scene.tokens, at + 1) === undefined;
};

/** "cty đặt 30 suất": one that is known without a name. */
const isNameless = (scene: Scene, kindEnd: number): boolean =>
  meaningsAt(scene.tokens, kindEnd).some((hit) => hit.value === "buyerTakes") &&
  !meaningsAt(scene.tokens, kindEnd).some((hit) => hit.value === "purchase");

/** Where the words of its name end: at what it does, at an amount, at a mark. */
const organisationEnd = (scene: Scene, start: number): number => {
  const inCapitals = capital(scene, start);
  let to = start;
  while (to < start + MAX_ORGANISATION_WORDS && isNamePart(scene, to) && !buysAt(scene, to)) {
    if (inCapitals && !capital(scene, to)) break;
    to += 1;
  }
  return to;
};

/** "cty ABC trả 300k", "trường mầm non đặt 50 suất", "bán cho công ty Minh Long": a line or "cho" opens with it. */
export const organisation = (scene: Scene, at: number): Span | undefined => {
  const kind = phraseAt(ORGANISATION, scene.tokens, at);
  const before = scene.tokens[at - 1];
  const given = GIVEN.test(before?.bare ?? "");
  if (kind === undefined || !(given || before === undefined || before.kind === "break")) return undefined;
  const to = organisationEnd(scene, kind.to);
  const isNamed = to > kind.to || isNameless(scene, kind.to);
  if (!isNamed || !(buysAt(scene, to) || (given && isSureName(scene, kind.to, to)))) return undefined;
  return { kind: "person", from: at, to, name: textOf(scene, at, to) };
};

/** What leads to who was given something, or who owes. */
const GIVEN = /^(?:cho|thieu|chiu)$/u;

/** A name in capitals, or with its floor: "văn phòng lầu 2". */
const isSureName = (scene: Scene, from: number, to: number): boolean =>
  capital(scene, from) || scene.tokens[to - 1]?.kind === "number";
