import type { Token } from "./token.ts";

const UNREAD = Symbol("unread");

/**
 * A reader that remembers what it read at each token of the text that is being read; a reader must look at nothing but
 * the tokens. Parsers ask for the same number or word up to ten times. Another text makes it forget.
 */
export const memoAt = <T>(
  read: (tokens: readonly Token[], at: number) => T,
): ((tokens: readonly Token[], at: number) => T) => {
  let text: readonly Token[] | undefined;
  let known: (T | typeof UNREAD)[] = [];
  return (tokens, at) => {
    if (tokens !== text) {
      text = tokens;
      known = new Array<T | typeof UNREAD>(tokens.length).fill(UNREAD);
    }
    if (at < 0 || at >= known.length) return read(tokens, at);
    const before = known[at] as T | typeof UNREAD;
    if (before !== UNREAD) return before;
    const made = read(tokens, at);
    known[at] = made;
    return made;
  };
};
