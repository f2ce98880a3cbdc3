import type { Lexicon } from "../lexicon.ts";
import { buildLexicon, phraseAt } from "../lexicon.ts";
import type { Scene } from "../scene.ts";
import { textOf } from "../scene.ts";
import type { Span } from "../span.ts";
import type { Token } from "../token.ts";
import type { Tag } from "../vocabulary.ts";
import { meaningsAt } from "../vocabulary.ts";
import { ORDER_NAMES, TITLES, WEAK_TITLES } from "../words/people-words.ts";
import { atEachToken } from "./at-each-token.ts";
import { organisation } from "./parse-organisations.ts";
import { capital } from "./capital.ts";

const list = (words: readonly string[]) => buildLexicon(words.map((word): readonly [string, true] => [word, true]));

const TITLE = list(TITLES);

const WEAK = list(WEAK_TITLES);

const ORDER = list(ORDER_NAMES);

const MAX_NAME_WORDS = 3;

const known = (scene: Scene, at: number): boolean => meaningsAt(scene.tokens, at).length > 0;

/** A word that can be a name though it is written small: no word of ours, no number. */
const plainName = (scene: Scene, at: number): boolean => {
  const token = scene.tokens[at];
  return (
    token?.kind === "word" &&
    !token.glued &&
    !known(scene, at) &&
    token.text.length > 1 &&
    phraseAt(TITLE, scene.tokens, at) === undefined
  );
};

const isOrder = (scene: Scene, at: number): boolean => {
  if (phraseAt(ORDER, scene.tokens, at) === undefined) return false;
  const next = scene.tokens[at + 1];
  return (
    capital(scene, at) ||
    next === undefined ||
    !/^(?:muoi|tram|trieu|nghin|ngan|chuc|tr|k|ly|to|coc|bat|dia|phan|suat|chai|lon|kg|ky|bao|khoi|thung|o|cai|hop)$/u.test(
      next.bare,
    )
  );
};

const nameEnd = (scene: Scene, at: number): number | undefined => {
  if (isOrder(scene, at)) return capital(scene, at + 1) && !known(scene, at + 1) ? at + 2 : at + 1;
  if (capital(scene, at) && (!isVerb(scene, at) || isGivenName(scene, at))) {
    let to = at + 1;
    while (to < at + MAX_NAME_WORDS && capital(scene, to) && !known(scene, to)) to += 1;
    return to;
  }
  return plainName(scene, at) ? at + 1 : undefined;
};

const isVerb = (scene: Scene, at: number): boolean =>
  meaningsAt(scene.tokens, at).some((hit) =>
    ["sale", "debt", "buyerTakes", "pays", "purchase", "expense"].includes(hit.value),
  );

/** "chị Thu nợ 150k", "cô Chi": common names that are verbs of ours in small letters. */
const isGivenName = (scene: Scene, at: number): boolean => /^(?:Thu|Chi)$/u.test(scene.tokens[at]?.text ?? "");

const AFTER_NUMBERED: readonly Tag[] = [
  "debt",
  "pays",
  "paysBack",
  "buyerTakes",
  "sends",
  "sale",
  "transfer",
  "otherMoney",
];

/** "anh 2 nợ 200k", "chị 5 ơi": called by the order of birth, in digits; what follows must be no good and no unit. */
const numbered = (scene: Scene, at: number): Span | undefined => {
  const title = phraseAt(TITLE, scene.tokens, at);
  if (title === undefined || (looksBare(scene, at) && !BARE_TITLES.test(scene.tokens[at]?.bare ?? "")))
    return undefined;
  const to = title.to + 1;
  if (!isOrderDigit(scene.tokens[title.to]) || !isCalledOrActs(scene, to) || isBut(scene, at)) return undefined;
  return { kind: "person", from: at, to, name: textOf(scene, at, to) };
};

/** The "ma" of "ko phai 3 ma 2" is "mà", no mother. */
const isBut = (scene: Scene, at: number): boolean =>
  scene.tokens[at]?.bare === "ma" && scene.tokens.slice(0, at).some(({ bare }) => bare === "phai");

const isOrderDigit = (token: Token | undefined): boolean =>
  token?.glued === false && /^(?:[2-9]|10)$/u.test(token.text);

const isCalledOrActs = (scene: Scene, at: number): boolean => {
  const next = scene.tokens[at];
  if (next === undefined || next.kind === "break") return true;
  return !next.glued && (/^(?:oi|a|:|,)$/u.test(next.bare) || doesAt(scene, at));
};

const doesAt = (scene: Scene, at: number): boolean =>
  meaningsAt(scene.tokens, at).some((hit) => AFTER_NUMBERED.includes(hit.value));

const titled = (scene: Scene, at: number): Span | undefined => {
  const title = phraseAt(TITLE, scene.tokens, at);
  const start = (title ?? phraseAt(WEAK, scene.tokens, at))?.to;
  if (start === undefined || scene.tokens[start]?.kind !== "word") return undefined;
  const sure = title !== undefined && !looksBare(scene, at);
  if (!sure && !capital(scene, start) && !bareNameFollows(scene, at, start)) return undefined;
  const to = nameEnd(scene, start);
  return to === undefined ? undefined : { kind: "person", from: at, to, name: textOf(scene, at, to) };
};

const BARE_TITLES = /^(?:co|chi|ba|ong|di|be|nho|ma|me|su)$/u;

/** A title without diacritics that is another word as it stands; in a text with diacritics "ba" is three, not bà. */
const looksBare = (scene: Scene, at: number): boolean => {
  const token = scene.tokens[at];
  if (token === undefined) return false;
  return scene.accented ? !token.accented && !/^(?:anh|em)$/u.test(token.bare) : BARE_TITLES.test(token.bare);
};

/** "co ba no 200k": without diacritics an order name or a debt behind the name tells. */
const bareNameFollows = (scene: Scene, at: number, start: number): boolean =>
  !scene.accented &&
  BARE_TITLES.test(scene.tokens[at]?.bare ?? "") &&
  (isOrder(scene, start) || debtFollows(scene, start + 1));

const debtFollows = (scene: Scene, at: number): boolean =>
  meaningsAt(scene.tokens, at).some((hit) => ["debt", "pays", "paysBack", "buyerTakes"].includes(hit.value));

/** "Lan nợ 150k": a name alone, where a line opens and a debt or a payment follows. */
const untitled = (scene: Scene, at: number): Span | undefined => {
  const before = scene.tokens[at - 1];
  if (before?.kind === "word" || before?.kind === "number") return undefined;
  if (!plainName(scene, at) && !(capital(scene, at) && !isVerb(scene, at))) return undefined;
  const two = plainName(scene, at + 1) || (capital(scene, at + 1) && !isVerb(scene, at + 1));
  const to = two && !debtFollows(scene, at + 1) ? at + 2 : at + 1;
  const hits = meaningsAt(scene.tokens, to).map((hit) => hit.value);
  const owes = hits.some(
    (tag) => tag === "debt" || tag === "paysBack" || tag === "pays" || (tag === "buyerTakes" && capital(scene, at)),
  );
  return owes ? { kind: "person", from: at, to, name: textOf(scene, at, to) } : undefined;
};

/** A shop's customers change rarely; their lexicon is built once per list of them. */
const built = new WeakMap<readonly string[], Lexicon<string>>();

const lexiconOf = (names: readonly string[]): Lexicon<string> => {
  const known = built.get(names);
  if (known !== undefined) return known;
  const made = buildLexicon(names.map((name): readonly [string, string] => [name.normalize("NFC"), name]));
  built.set(names, made);
  return made;
};

const customers = (scene: Scene): Span[] => {
  if (scene.context.customers.length === 0) return [];
  const lexicon = lexiconOf(scene.context.customers);
  return atEachToken(scene, (_, at) => {
    const hit = phraseAt(lexicon, scene.tokens, at);
    if (hit === undefined || isOfAnotherName(scene.tokens.slice(at, hit.to), hit.value)) return undefined;
    return { kind: "person", from: at, to: hit.to, name: hit.value };
  });
};

/** Who writes "chị" with its accent leaves none out of the name: "chị Hoa" is not "chị Hoà", as "chi hoa" may be. */
const isOfAnotherName = (tokens: readonly Token[], known: string): boolean => {
  if (!tokens.some(({ accented }) => accented)) return false;
  const words = known.normalize("NFC").toLowerCase().split(/\s+/u);
  return tokens.some(({ accented, exact }, at) => at > 0 && !accented && exact !== words[at]);
};

/** Persons: known customers, a title with a name ("bác Hai", "chị lan"), a bare name before a debt. */
export const parsePeople = (scene: Scene): Span[] => [
  ...customers(scene),
  ...atEachToken(scene, titled, numbered, untitled, organisation),
];
