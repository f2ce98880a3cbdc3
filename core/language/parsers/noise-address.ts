import { moneyUnitAt } from "../numbers/money-lexicon.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import type { Token } from "../token.ts";
import { meaningsAt } from "../vocabulary.ts";

const CAPITAL = /^\p{Lu}\p{Ll}*$/u;

/** "từ 2019 tới giờ", "đủ 1000 follow": a year, a mark that was reached. */
const isYearSince = (scene: Scene, at: number): boolean => {
  const before = scene.tokens[at - 1]?.bare ?? "";
  if (scene.tokens[at]?.kind !== "number" || moneyUnitAt(scene.tokens, at + 1) !== undefined) return false;
  if (scene.tokens[at + 1]?.glued === true) return false;
  if (before === "du") return scene.tokens[at - 1]?.exact === "đu\u0309";
  return /^(?:tu|since)$/u.test(before) && /^(?:19[5-9]|20[0-4])[0-9]$/u.test(scene.tokens[at].text);
};

/** "45 Lê Lợi", "12 đường Nguyễn Trãi": a number before a street. */
export const address = (scene: Scene, at: number): Span | undefined => {
  if (isYearSince(scene, at)) return { kind: "noise", what: "year", from: at, to: at + 1 };
  const number = scene.tokens[at];
  if (number?.kind !== "number" || scene.shouting || !/^[0-9]{1,4}$/u.test(number.text)) return undefined;
  const next = afterHouse(scene, at);
  const street = isStreetWord(scene.tokens[next]);
  const first = street ? next + 1 : next;
  if (!isStreetName(scene, first) || (!street && !isStreetName(scene, first + 1))) return undefined;
  return { kind: "noise", what: "address", from: at, to: afterStreet(scene, first) };
};

/** "Lê Lợi", "D2". */
const afterStreet = (scene: Scene, first: number): number => {
  let to = first + 1;
  while (isStreetName(scene, to) && to < first + 4) to += 1;
  const next = scene.tokens[to];
  return next?.kind === "number" && next.glued ? to + 1 : to;
};

/** "12/34/5": alleys within alleys, but not without end. */
const MAX_HOUSE_TOKENS = 8;

const afterHouse = (scene: Scene, at: number): number => {
  let next = at + 1;
  while (next < at + MAX_HOUSE_TOKENS && scene.tokens[next]?.text === "/" && scene.tokens[next + 1]?.kind === "number")
    next += 2;
  return next;
};

const isStreetWord = (token: Token | undefined): boolean =>
  /^(?:duong|pho|hem|ngo)$/u.test(token?.bare ?? "") && token?.exact !== "pho";

const isStreetName = (scene: Scene, at: number): boolean =>
  CAPITAL.test(scene.tokens[at]?.text ?? "") && meaningsAt(scene.tokens, at).length === 0;
