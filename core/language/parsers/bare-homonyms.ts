import type { Scene } from "../scene.ts";
import type { Token } from "../token.ts";
import type { Tag } from "../vocabulary.ts";

interface Neighbours {
  readonly before: string;
  readonly after: string;
  readonly afterIsNumber: boolean;
  readonly beforeIsNumber: boolean;
  readonly afterIsName: boolean;
  readonly last: boolean;
}
type Rule = (near: Neighbours) => boolean;

const oneOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const AFTER_TRA = oneOf(
  "tien no luong lai hang bot het gop truoc cho xong roi duoc dc du ck tm cong them dan trong bang",
);
const AFTER_CHI = oneOf("tien phi cho het ra mua tra luong them dien nuoc xang");
const AFTER_BAN_AS_FRIEND = oneOf("oi a be nay");
const AFTER_MUA_AS_RAIN = oneOf("to nhieu gio lon suot hoai qua roi ngap dam");
const AFTER_DONG = oneOf("tien thue phi bao");

/**
 * Words that lose their meaning with their diacritics ("tra": trả or trà), and what must stand around them for the
 * word of our tables to be meant. Precision first: in doubt the word is left as part of a name.
 */
const RULES: Readonly<Record<string, Rule>> = {
  tra: ({ after, afterIsNumber, beforeIsNumber, last }) =>
    !beforeIsNumber && (afterIsNumber || last || AFTER_TRA.has(after)),
  no: ({ after, afterIsNumber, last, before }) =>
    before !== "bap" &&
    (afterIsNumber ||
      last ||
      after === "tien" ||
      after === "lai" ||
      after === "them" ||
      after === "toi" ||
      after === "het" ||
      after === "nha" ||
      after === "bao"),
  dua: ({ before, afterIsNumber, beforeIsNumber }) =>
    afterIsNumber && !beforeIsNumber && before !== "ban" && before !== "mua",
  ban: ({ after }) => !AFTER_BAN_AS_FRIEND.has(after),
  chi: ({ after, afterIsNumber, afterIsName }) => afterIsNumber || (!afterIsName && AFTER_CHI.has(after)),
  mua: ({ before, after }) => before !== "troi" && before !== "ngay" && !AFTER_MUA_AS_RAIN.has(after),
  dong: ({ after, afterIsNumber }) => afterIsNumber || AFTER_DONG.has(after),
  mat: ({ after, afterIsNumber }) => afterIsNumber || after === "tien",
  thieu: ({ afterIsNumber, after, last }) => afterIsNumber || last || after === "tien" || after === "lai",
  giam: ({ afterIsNumber, after }) => afterIsNumber || after === "gia" || after === "con",
  nhan: ({ afterIsNumber, beforeIsNumber }) => afterIsNumber && beforeIsNumber,
  gia: ({ before }) => before !== "do" && before !== "gau",
  chiu: () => false,
  nghi: ({ before }) => before !== "de" && before !== "suy",
  lo: () => false,
  k: ({ beforeIsNumber }) => !beforeIsNumber,
  kh: ({ beforeIsNumber }) => !beforeIsNumber,
  xuat: ({ beforeIsNumber }) => !beforeIsNumber,
  dat: ({ before }) => before !== "binh" && before !== "gia",
};
/** Words of which the diacritics say enough, but which only count next to something. */
const ALWAYS: Readonly<Partial<Record<string, Rule>>> = {
  chi: ({ after, afterIsNumber, afterIsName }) => afterIsNumber || (!afterIsName && AFTER_CHI.has(after)),
  k: ({ beforeIsNumber }) => !beforeIsNumber,
  kh: ({ beforeIsNumber }) => !beforeIsNumber,
  mặt: ({ before }) => before === "tien" || before === "bang" || before === "tra",
  đóng: ({ after, afterIsNumber }) => afterIsNumber || AFTER_DONG.has(after),
};
const TESTED: ReadonlySet<Tag> = new Set<Tag>([
  "sale",
  "expense",
  "purchase",
  "debt",
  "pays",
  "buyerTakes",
  "not",
  "buyer",
  "cash",
  "closedDays",
  "promotion",
  "times",
  "price",
  "each",
  "plan",
  "export",
  "paysBack",
]);

/** "co Ba tra 200k": after a title the digit word is a name. */
const isCalled = (scene: Scene, at: number): boolean =>
  /^(?:co|chi|anh|chu|bac|di|ong|ba|cau|em)$/u.test(scene.tokens[at - 1]?.bare ?? "");

const NUMBER_WORD = /^(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|tram|nua|trieu)$/u;
const COUNTING_WORD = /^(?:ly|coc|to|bat|phan|suat|cai|chai|lon|kg|ky|hop|goi|bich|thung|binh|dia|mot|hai|ba|bon)$/u;

const startsNumber = (token: Token | undefined): boolean =>
  token?.kind === "number" || NUMBER_WORD.test(token?.bare ?? "");

const endsCount = (token: Token | undefined): boolean =>
  token?.kind === "number" || COUNTING_WORD.test(token?.bare ?? "");

const neighbours = (scene: Scene, at: number, to: number): Neighbours => {
  const before = scene.tokens[at - 1];
  const after = scene.tokens[to];
  return {
    before: before?.kind === "word" ? before.bare : "",
    after: after?.bare ?? "",
    afterIsNumber: startsNumber(after),
    beforeIsNumber: !isCalled(scene, at - 1) && endsCount(before),
    afterIsName: after?.kind === "word" && !scene.shouting && /^\p{Lu}/u.test(after.text),
    last: after === undefined || after.kind === "break" || after.kind === "mark",
  };
};

/** Whether a one-word hit is meant as the word of the tables. Longer phrases carry their own context. */
export const meantAs = (scene: Scene, at: number, to: number, tag: Tag): boolean => {
  const token = scene.tokens[at];
  if (token === undefined || to !== at + 1 || !TESTED.has(tag)) return true;
  const rule = token.accented ? ALWAYS[token.text.toLowerCase()] : RULES[token.bare];
  return rule === undefined || rule(neighbours(scene, at, to));
};
