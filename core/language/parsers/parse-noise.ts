import { buildLexicon, phraseAt, phrasesAt } from "../lexicon.ts";
import { moneyUnitAt } from "../numbers/money-lexicon.ts";
import { readGroup } from "../numbers/read-group.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import { VOCABULARY } from "../vocabulary.ts";
import { COUNTED_OTHERS, NUMBERED_THINGS } from "../words/goods-words.ts";

const list = (words: readonly string[]) => buildLexicon(words.map((word): readonly [string, true] => [word, true]));
const OTHERS = list(COUNTED_OTHERS);
const NUMBERED = list(NUMBERED_THINGS);

const PATTERNS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["link", /(?:https?:\/\/|www\.)\S+|[a-z0-9-]{1,40}\.(?:com|vn|net|org|me|shop|store)(?:\/\S*)?(?![\p{L}0-9])/giu],
  ["mail", /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,20}/giu],
  ["score", /(?<![0-9.,])[0-9]-[0-9](?![0-9.,]|\s*[\p{L}%])/gu],
  ["heart", /<3/gu],
  ["phone", /(?<![0-9.,+])(?:\+84|84|0)[ .-]?[1-9](?:[ .-]?[0-9]){7,9}(?![0-9])/gu],
];

const tokenRange = (scene: Scene, start: number, end: number): { readonly from: number; readonly to: number } => {
  const from = scene.tokens.findIndex((token) => token.end > start);
  const after = scene.tokens.findIndex((token) => token.start >= end);
  return { from, to: after === -1 ? scene.tokens.length : after };
};

const byPattern = (scene: Scene): Span[] =>
  PATTERNS.flatMap(([what, pattern]) =>
    [...scene.text.matchAll(pattern)].slice(0, MAX_MATCHES).map((match): Span => ({
      kind: "noise",
      what,
      ...tokenRange(scene, match.index, match.index + match[0].length),
    })),
  );

/** Each match looks its tokens up again; a text of nothing but links needs no more of them. */
const MAX_MATCHES = 50;

const LINKERS = /^(?:la|so|:|#|-)$/u;

/** Without diacritics "ban 350" sells; "ban 5 2 pho" is a table with an order. */
const isSelling = (scene: Scene, at: number): boolean =>
  scene.tokens[at]?.text.toLowerCase() === "ban" &&
  (Number(scene.tokens[at + 1]?.text) > 30 || scene.tokens[at + 2]?.kind !== "number");

/** "mã đơn 12345", "bàn 5", "quận 3"; not "số 50k", where the number is money. */
const numbered = (scene: Scene, at: number): Span | undefined => {
  const thing = phraseAt(NUMBERED, scene.tokens, at);
  if (thing === undefined || isSelling(scene, at)) return undefined;
  let index = thing.to;
  while (index < thing.to + 3 && LINKERS.test(scene.tokens[index]?.bare ?? "")) index += 1;
  const number = scene.tokens[index];
  if (
    number?.kind === "word" &&
    scene.tokens[index + 1]?.kind === "number" &&
    scene.tokens[index + 1]?.glued &&
    index > thing.to - 1 &&
    number.text.length <= 6 &&
    moneyUnitAt(scene.tokens, index + 2) === undefined
  ) {
    return { kind: "noise", what: "code", from: at, to: afterCode(scene, index + 2) };
  }
  if (number?.kind !== "number" || moneyUnitAt(scene.tokens, index + 1) !== undefined) return undefined;
  return { kind: "noise", what: "code", from: at, to: afterCode(scene, index + 1) };
};

const afterCode = (scene: Scene, at: number): number => {
  let to = at;
  while (
    scene.tokens[to]?.glued === true &&
    to < at + 8 &&
    (scene.tokens[to]?.kind !== "mark" || /[/-]/u.test(scene.tokens[to]?.text ?? ""))
  )
    to += 1;
  return to;
};

/** "DH12345": letters that are no word of ours, stuck to three digits or more. */
const stuckCode = (scene: Scene, at: number): Span | undefined => {
  const [word, number] = [scene.tokens[at], scene.tokens[at + 1]];
  if (
    word?.kind !== "word" ||
    number?.kind !== "number" ||
    !number.glued ||
    number.text.length < 3 ||
    (word.glued && scene.tokens[at - 1]?.kind === "number")
  )
    return undefined;
  if (phrasesAt(VOCABULARY, scene.tokens, at).length > 0 || /^(?:vnd|x|k)$/u.test(word.bare) || word.text.length > 6)
    return undefined;
  if (moneyUnitAt(scene.tokens, at + 2) !== undefined) return undefined;
  return { kind: "noise", what: "code", from: at, to: afterCode(scene, at + 2) };
};

/** "10 %", "3 người", "2 tiếng". */
const counted = (scene: Scene, at: number): Span | undefined => {
  const group = readGroup(scene.tokens, at);
  if (group === undefined) return undefined;
  if (
    scene.tokens[group.to]?.text === "%" ||
    (scene.tokens[group.to]?.bare === "phan" && scene.tokens[group.to + 1]?.bare === "tram")
  ) {
    return { kind: "noise", what: "percent", from: at, to: group.to + (scene.tokens[group.to]?.text === "%" ? 1 : 2) };
  }
  const other = phraseAt(OTHERS, scene.tokens, group.to);
  if (other === undefined || (scene.tokens[group.to]?.bare === "ng" && scene.tokens[group.to]?.glued)) return undefined;
  return { kind: "noise", what: "others", from: at, to: other.to };
};

/** "12/34/5": alleys within alleys, but not without end. */
const MAX_HOUSE_TOKENS = 8;
/** "khách thứ 2": which one, not how much. */
const ordinal = (scene: Scene, at: number): Span | undefined => {
  const named = /^(?:khach|nguoi|lan|don|mon|cai)$/u.test(scene.tokens[at - 1]?.bare ?? "");
  const group = named && scene.tokens[at]?.bare === "thu" ? readGroup(scene.tokens, at + 1) : undefined;
  if (group === undefined || group.value > 31 || moneyUnitAt(scene.tokens, group.to) !== undefined) return undefined;
  return { kind: "noise", what: "ordinal", from: at, to: group.to };
};

const CAPITAL = /^\p{Lu}\p{Ll}*$/u;

/** "45 Lê Lợi", "12 đường Nguyễn Trãi": a number before a street. */
const address = (scene: Scene, at: number): Span | undefined => {
  const number = scene.tokens[at];
  if (number?.kind !== "number" || scene.shouting || !/^[0-9]{1,4}$/u.test(number.text)) return undefined;
  let next = at + 1;
  while (next < at + MAX_HOUSE_TOKENS && scene.tokens[next]?.text === "/" && scene.tokens[next + 1]?.kind === "number")
    next += 2;
  const street = /^(?:duong|pho|hem|ngo)$/u.test(scene.tokens[next]?.bare ?? "") && scene.tokens[next]?.exact !== "pho";
  const first = street ? next + 1 : next;
  const isName = (index: number): boolean =>
    CAPITAL.test(scene.tokens[index]?.text ?? "") && phrasesAt(VOCABULARY, scene.tokens, index).length === 0;
  if (!isName(first) || (!street && !isName(first + 1))) return undefined;
  let to = first + 1;
  while (isName(to) && to < first + 4) to += 1;
  return { kind: "noise", what: "address", from: at, to };
};

/** What has digits and is no money: links, phone numbers, codes, addresses, percentages, people, hours. */
export const parseNoise = (scene: Scene): Span[] => [
  ...byPattern(scene),
  ...scene.tokens.flatMap((_, at) =>
    [numbered(scene, at), stuckCode(scene, at), counted(scene, at), address(scene, at), ordinal(scene, at)].filter(
      (span): span is Span => span !== undefined,
    ),
  ),
];
