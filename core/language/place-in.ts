import type { Token } from "./token.ts";
import { tokenise } from "./tokenise.ts";

/** A place that a line names, and the line without it. */
export interface SaidPlace {
  readonly place: string;
  readonly rest: string;
}

/** Words that lead to the name of a place. */
const LEADERS = ["chi nhanh", "co so", "o chi nhanh", "tai chi nhanh", "ben chi nhanh", "o", "tai", "ben"];
/** With these a name that nobody has told us is a place, too, where they open the line. */
const TELLING = /^(?:(?:o|tai|ben) )?(?:chi nhanh|co so)$/u;
/** What ends a name that is not known. */
const STOPS = new Set(
  "hom sang trua chieu toi qua nay mai ban chi thu nhap mua co con tra no doanh lai : , - ; .".split(" "),
);
/** "chi nhánh nào bán chạy" names none. */
const NO_NAME = new Set(["nao", "nay", "moi", "khac", "gi", "do", "kia", "cua", "va"]);
const LONGEST_NAME = 4;

/** "Quận 3" is Q3. */
const keyOf = (tokens: readonly Token[]): string =>
  tokens
    .map(({ bare }) => bare)
    .join(" ")
    .replace(/(?:^|(?<= ))quan (?=\d)/gu, "q ");

/**
 * The place that a line names: one of `places` anywhere, any other only where "chi nhánh" opens the line. Undefined where
 * it names none.
 */
export const placeIn = (line: string, places: readonly string[]): SaidPlace | undefined => {
  const tokens = tokenise(line);
  return knownPlace(line, tokens, places) ?? toldPlace(line, tokens);
};

const knownPlace = (line: string, tokens: readonly Token[], places: readonly string[]): SaidPlace | undefined => {
  for (const place of places) {
    const key = keyOf(tokenise(place));
    for (let from = 0; from < tokens.length; from++) {
      const to = endOfName(tokens, from, key);
      if (to !== undefined) return cut(line, tokens, leaderBefore(tokens, from), to, place);
    }
  }
  return undefined;
};

/** Where the name ends that begins at the token; undefined where none of that key does. */
const endOfName = (tokens: readonly Token[], from: number, key: string): number | undefined => {
  for (let to = from + 1; to <= Math.min(tokens.length, from + LONGEST_NAME * 2); to++) {
    if (keyOf(tokens.slice(from, to)) === key) return to;
  }
  return undefined;
};

/** Where the words that lead to the name begin. */
const leaderBefore = (tokens: readonly Token[], from: number): number => {
  for (const words of [3, 2, 1]) {
    const start = from - words;
    if (start >= 0 && LEADERS.includes(keyOf(tokens.slice(start, from)))) return start;
  }
  return from;
};

const toldPlace = (line: string, tokens: readonly Token[]): SaidPlace | undefined => {
  const from = [3, 2].find((words) => TELLING.test(keyOf(tokens.slice(0, words))));
  if (from === undefined) return undefined;
  let to = from;
  while (to < tokens.length && to - from < LONGEST_NAME && !STOPS.has(tokens[to]?.bare ?? "")) to++;
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (first === undefined || last === undefined || to === from || to === tokens.length) return undefined;
  if (NO_NAME.has(first.bare)) return undefined;
  return cut(line, tokens, 0, to, line.slice(first.start, last.end));
};

/** The line without its tokens from `from` to `to`, and without the mark that set them apart. */
const cut = (line: string, tokens: readonly Token[], from: number, to: number, place: string): SaidPlace => {
  const before = line.slice(0, tokens[from]?.start ?? 0).trimEnd();
  const after = line.slice(tokens[to - 1]?.end ?? line.length).replace(/^\s*[:,-]?\s*/u, "");
  return { place, rest: `${before.replace(/[,:-]\s*$/u, "")} ${after}`.trim() };
};
