import { buildLexicon, phraseAt, phrasesAt } from "../lexicon.ts";
import { readMoney } from "../numbers/read-money.ts";
import type { Scene } from "../scene.ts";
import { textOf } from "../scene.ts";
import type { Span } from "../span.ts";
import { VOCABULARY } from "../vocabulary.ts";
import { ORDER_NAMES, TITLES, WEAK_TITLES } from "../words/people-words.ts";

const list = (words: readonly string[]) => buildLexicon(words.map((word): readonly [string, true] => [word, true]));
const TITLE = list(TITLES);
const WEAK = list(WEAK_TITLES);
const ORDER = list(ORDER_NAMES);
const MAX_NAME_WORDS = 3;

const capital = (scene: Scene, at: number): boolean => {
  const token = scene.tokens[at];
  return token?.kind === "word" && !scene.shouting && /^\p{Lu}/u.test(token.text);
};

const known = (scene: Scene, at: number): boolean => phrasesAt(VOCABULARY, scene.tokens, at).length > 0;

const isNumberWord = (scene: Scene, at: number): boolean =>
  readMoney(scene.tokens, at) !== undefined ||
  /^(?:tram|muoi|ruoi|trieu|nghin|ngan|chuc)$/u.test(scene.tokens[at]?.bare ?? "");

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
  if (capital(scene, at) && !isVerb(scene, at)) {
    let to = at + 1;
    while (to < at + MAX_NAME_WORDS && capital(scene, to) && !known(scene, to)) to += 1;
    return to;
  }
  return plainName(scene, at) ? at + 1 : undefined;
};

const isVerb = (scene: Scene, at: number): boolean =>
  phrasesAt(VOCABULARY, scene.tokens, at).some((hit) =>
    ["sale", "debt", "buyerTakes", "pays", "purchase", "expense"].includes(hit.value),
  );

const titled = (scene: Scene, at: number): Span | undefined => {
  const title = phraseAt(TITLE, scene.tokens, at);
  const weak = title === undefined ? phraseAt(WEAK, scene.tokens, at) : undefined;
  const start = (title ?? weak)?.to;
  if (start === undefined || scene.tokens[start]?.kind !== "word") return undefined;
  // In a text with diacritics "ba" is three, not bà.
  const loose =
    title !== undefined &&
    scene.accented &&
    scene.tokens[at]?.accented === false &&
    !/^(?:anh|em)$/u.test(scene.tokens[at]?.bare ?? "");
  const bareTitle = scene.accented
    ? false
    : /^(?:co|chi|ba|ong|di|be|nho|ma|me|su)$/u.test(scene.tokens[at]?.bare ?? "");
  if (
    (weak !== undefined || bareTitle || loose) &&
    !capital(scene, start) &&
    !(bareTitle && (isOrder(scene, start) || debtFollows(scene, start + 1)))
  )
    return undefined;
  const to = nameEnd(scene, start);
  return to === undefined ? undefined : { kind: "person", from: at, to, name: textOf(scene, at, to) };
};

const debtFollows = (scene: Scene, at: number): boolean =>
  phrasesAt(VOCABULARY, scene.tokens, at).some((hit) => ["debt", "pays", "paysBack", "buyerTakes"].includes(hit.value));

/** "Lan nợ 150k": a name alone, where a line opens and a debt or a payment follows. */
const untitled = (scene: Scene, at: number): Span | undefined => {
  const before = scene.tokens[at - 1];
  if (before?.kind === "word" || before?.kind === "number") return undefined;
  if (!plainName(scene, at) && !(capital(scene, at) && !isVerb(scene, at))) return undefined;
  const two = plainName(scene, at + 1) || (capital(scene, at + 1) && !isVerb(scene, at + 1));
  const to = two && !debtFollows(scene, at + 1) ? at + 2 : at + 1;
  const hits = phrasesAt(VOCABULARY, scene.tokens, to).map((hit) => hit.value);
  const owes = hits.some(
    (tag) => tag === "debt" || tag === "paysBack" || tag === "pays" || (tag === "buyerTakes" && capital(scene, at)),
  );
  return owes ? { kind: "person", from: at, to, name: textOf(scene, at, to) } : undefined;
};

const customers = (scene: Scene): Span[] => {
  if (scene.context.customers.length === 0) return [];
  const lexicon = buildLexicon(
    scene.context.customers.map((name): readonly [string, string] => [name.normalize("NFC"), name]),
  );
  return scene.tokens.flatMap((_, at): Span[] => {
    const hit = phraseAt(lexicon, scene.tokens, at);
    return hit === undefined || hit.to === at ? [] : [{ kind: "person", from: at, to: hit.to, name: hit.value }];
  });
};

/** Persons: known customers, a title with a name ("bác Hai", "chị lan"), a bare name before a debt. */
export const parsePeople = (scene: Scene): Span[] => [
  ...customers(scene),
  ...scene.tokens.flatMap((_, at) =>
    [titled(scene, at), untitled(scene, at)].filter((span): span is Span => span !== undefined),
  ),
];
