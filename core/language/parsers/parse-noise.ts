import { buildLexicon, phraseAt } from "../lexicon.ts";
import type { Role } from "../numbers/number-roles.ts";
import { roleAt } from "../numbers/number-roles.ts";
import { moneyUnitAt } from "../numbers/money-lexicon.ts";
import { afterGoodsName } from "../numbers/after-goods-name.ts";
import { isTail } from "../numbers/is-tail.ts";
import { readGroup } from "../numbers/read-group.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import { meaningsAt } from "../vocabulary.ts";
import { COUNTED_OTHERS, NUMBERED_THINGS } from "../words/counted-words.ts";
import { atEachToken } from "./at-each-token.ts";
import { address } from "./noise-address.ts";

const list = (words: readonly string[]) => buildLexicon(words.map((word): readonly [string, true] => [word, true]));

const OTHERS = list(COUNTED_OTHERS);

const NUMBERED = list(NUMBERED_THINGS);

/** What, a mark without which there is none, and how it is written. */
const PATTERNS: readonly (readonly [what: string, mark: RegExp, pattern: RegExp])[] = [
  [
    "link",
    /\.|:\/\//u,
    /(?:https?:\/\/|www\.)\S+|[a-z0-9-]{1,40}\.(?:com|vn|net|org|me|shop|store)(?:\/\S*)?(?![\p{L}0-9])/giu,
  ],
  ["mail", /@/u, /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,20}/giu],
  ["score", /-/u, /(?<![0-9.,])[0-9]-[0-9](?![0-9.,]|\s*[\p{L}%])/gu],
  ["heart", /</u, /<3/gu],
  ["phone", /0|84/u, /(?<![0-9.,+])(?:\+84|84|0)[ .-]?[1-9](?:[ .-]?[0-9]){7,9}(?![0-9])/gu],
];

const tokenRange = (scene: Scene, start: number, end: number): { readonly from: number; readonly to: number } => {
  const from = scene.tokens.findIndex((token) => token.end > start);
  const after = scene.tokens.findIndex((token) => token.start >= end);
  return { from, to: after === -1 ? scene.tokens.length : after };
};

const byPattern = (scene: Scene): Span[] =>
  PATTERNS.filter(([, mark]) => mark.test(scene.text)).flatMap(([what, , pattern]) =>
    [...scene.text.matchAll(pattern)].slice(0, MAX_MATCHES).map((match): Span => ({
      kind: "noise",
      what,
      ...tokenRange(scene, match.index, match.index + match[0].length),
    })),
  );

/** Each match looks its tokens up again; a text of nothing but links needs no more of them. */
const MAX_MATCHES = 50;

const LINKERS = /^(?:la|so|:|#|-)$/u;

const TABLE_ACTS = /^(?:tinh|thanh|goi|order|ck|chuyen|tra|an|uong|them|keu|het)$/u;

/** Without diacritics "ban 350" sells; "ban 5 2 pho" and "ban 5 tinh tien" are a table with an order. */
const isSelling = (scene: Scene, at: number): boolean => {
  if (scene.tokens[at]?.text.toLowerCase() !== "ban") return false;
  const next = scene.tokens[at + 2];
  if (Number(scene.tokens[at + 1]?.text) > 30) return true;
  return next?.kind !== "number" && !TABLE_ACTS.test(next?.bare ?? "");
};

/** "văn phòng lầu 3 nợ 150k": where the customer sits is its name. */
const isOfOffice = (scene: Scene, at: number): boolean =>
  /^(?:lau|tang)$/u.test(scene.tokens[at]?.bare ?? "") &&
  /^(?:phong|ty|cty)$/u.test(scene.tokens[at - 1]?.bare ?? "") &&
  !/^(?:toi|den|o|tai|len)$/u.test(scene.tokens[at - 3]?.bare ?? "");

/** The "số" of "vé số" numbers nothing. */
const isInGoodsName = (scene: Scene, at: number): boolean => (afterGoodsName(scene.tokens, at - 1) ?? 0) > at;

/** "mã đơn 12345", "bàn 5", "quận 3"; not "số 50k", where the number is money. */
const numbered = (scene: Scene, at: number): Span | undefined => {
  const thing = phraseAt(NUMBERED, scene.tokens, at);
  if (thing === undefined || isSelling(scene, at) || isInGoodsName(scene, at) || isOfOffice(scene, at))
    return undefined;
  let index = thing.to;
  while (index < thing.to + 3 && LINKERS.test(scene.tokens[index]?.bare ?? "")) index += 1;
  const end = lettersAndDigits(scene, index) ?? plainDigits(scene, index);
  if (end === undefined) return undefined;
  const what = /^(?:ban|phong)$/u.test(scene.tokens[at]?.bare ?? "") ? "table" : "code";
  return { kind: "noise", what, from: at, to: afterDigitGroups(scene, at, thing.to, afterCode(scene, end)) };
};

const SPACED = /(?:^| )(?:khoan|stk|tk|sdt|dt|thoai|phone|tel|hotline|zalo|cccd|cmnd)$/u;

const DIGIT_GROUP = /^[0-9]{3,4}$/u;

/** "stk 1903 5678 9012": long numbers are written in groups. */
const afterDigitGroups = (scene: Scene, at: number, thingEnd: number, end: number): number => {
  if (
    !SPACED.test(
      scene.tokens
        .slice(at, thingEnd)
        .map(({ bare }) => bare)
        .join(" "),
    )
  )
    return end;
  let to = end;
  while (DIGIT_GROUP.test(scene.tokens[to]?.text ?? "") && moneyUnitAt(scene.tokens, to + 1) === undefined) to += 1;
  return to;
};

/** Index after "DH12" that is not followed by a unit of money. */
const lettersAndDigits = (scene: Scene, at: number): number | undefined => {
  const [letters, digits] = [scene.tokens[at], scene.tokens[at + 1]];
  const stuck = letters?.kind === "word" && letters.text.length <= 6 && digits?.kind === "number" && digits.glued;
  return stuck && moneyUnitAt(scene.tokens, at + 2) === undefined ? at + 2 : undefined;
};

const plainDigits = (scene: Scene, at: number): number | undefined =>
  scene.tokens[at]?.kind === "number" && moneyUnitAt(scene.tokens, at + 1) === undefined ? at + 1 : undefined;

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

/** "đường D2": named by letter and number. */
const lettered = (scene: Scene, at: number): Span | undefined => {
  if (scene.tokens[at]?.bare !== "duong") return undefined;
  const end = lettersAndDigits(scene, at + 1);
  return end === undefined ? undefined : { kind: "noise", what: "address", from: at, to: end };
};

/** "DH12345": letters that are no word of ours, stuck to three digits or more. */
const stuckCode = (scene: Scene, at: number): Span | undefined => {
  const [word, number] = [scene.tokens[at], scene.tokens[at + 1]];
  if (word?.kind !== "word" || number?.kind !== "number" || number.text.length < 3) return undefined;
  const end = lettersAndDigits(scene, at);
  if (end === undefined || (word.glued && scene.tokens[at - 1]?.kind === "number")) return undefined;
  if (meaningsAt(scene.tokens, at).length > 0 || /^(?:vnd|x|k)$/u.test(word.bare)) return undefined;
  return { kind: "noise", what: "code", from: at, to: afterCode(scene, end) };
};

/** "gội đầu 4 khách x 60k": people that are multiplied are what is paid for. */
const isMultiplied = (scene: Scene, at: number): boolean => /^[x×*]$/u.test(scene.tokens[at]?.bare ?? "");

/** "gội 3 người 40k", "cắt tóc 2 người 100k": a service is counted by those who had it. */
const isServed = (scene: Scene, at: number, to: number): boolean => {
  const [people, money] = [scene.tokens[to - 1], scene.tokens[to]];
  if (!/^(?:nguoi|khach|luot)$/u.test(people?.bare ?? "")) return false;
  if (moneyUnitAt(scene.tokens, at - 1) !== undefined) return true;
  const before = scene.tokens[at - 1];
  if (money?.kind !== "number") return false;
  return (
    before?.kind === "word" &&
    meaningsAt(scene.tokens, at - 1).length === 0 &&
    !/^(?:ban|nhom|doan)$/u.test(before.bare)
  );
};

/** "10 %", "3 người", "2 tiếng". */
const counted = (scene: Scene, at: number): Span | undefined => {
  if (isTail(scene.tokens, at)) return undefined;
  const group = readGroup(scene.tokens, at);
  if (group === undefined) return undefined;
  const percent = afterPercent(scene, group.to);
  if (percent !== undefined) return { kind: "noise", what: "percent", from: at, to: percent };
  const other = phraseAt(OTHERS, scene.tokens, group.to);
  const next = scene.tokens[group.to];
  if (other === undefined || (next?.bare === "ng" && next.glued)) return undefined;
  // "bốn năm trăm": the "năm" is a five.
  if (["hundred", "chuc", "tens"].some((role) => roleAt(scene.tokens, other.to, role as Role) !== undefined))
    return undefined;
  if (isMultiplied(scene, other.to) || isServed(scene, at, other.to))
    return { kind: "count", from: at, to: other.to, value: group.value, unit: "khách" };
  return { kind: "noise", what: "others", from: at, to: other.to };
};

const afterPercent = (scene: Scene, at: number): number | undefined => {
  const next = scene.tokens[at];
  if (next?.text === "%") return at + 1;
  return next?.bare === "phan" && scene.tokens[at + 1]?.bare === "tram" ? at + 2 : undefined;
};

/** "khách thứ 2": which one, not how much. */
const ordinal = (scene: Scene, at: number): Span | undefined => {
  if (scene.tokens[at]?.bare !== "thu" || !/^(?:khach|nguoi|lan|don|mon|cai)$/u.test(scene.tokens[at - 1]?.bare ?? ""))
    return undefined;
  const group = readGroup(scene.tokens, at + 1);
  if (group === undefined || group.value > 31 || moneyUnitAt(scene.tokens, group.to) !== undefined) return undefined;
  return { kind: "noise", what: "ordinal", from: at, to: group.to };
};

/** What has digits and is no money: links, phone numbers, codes, addresses, percentages, people, hours. */
export const parseNoise = (scene: Scene): Span[] => [
  ...byPattern(scene),
  ...atEachToken(scene, numbered, lettered, stuckCode, counted, address, ordinal),
];
