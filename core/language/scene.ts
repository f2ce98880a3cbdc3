import type { ReadingContext } from "./act.ts";
import type { LocalNow } from "./dates/local-now.ts";
import { localNow } from "./dates/local-now.ts";
import { plainText } from "./plain-text.ts";
import type { Token } from "./token.ts";
import { tokenise } from "./tokenise.ts";

/** One message, ready to be read. */
export interface Scene {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly context: ReadingContext;
  readonly clock: LocalNow;
  /** The text has diacritics somewhere: a word without them is then more likely meant as it stands. */
  readonly accented: boolean;
  /** No small letter in it: names are then given in small letters. */
  readonly shouting: boolean;
}

export const makeScene = (raw: string, context: ReadingContext): Scene => {
  const text = plainText(raw);
  const tokens = tokenise(text);
  return {
    text,
    tokens,
    context,
    clock: localNow(context.now, context.timeZone, context.dayCutoffMinutes),
    accented: tokens.some((token) => token.accented),
    // Most texts show by their first letter that they do not shout; changing the case of a whole text is dear.
    shouting: !/[a-z]/u.test(text) && text === text.toUpperCase() && text !== text.toLowerCase(),
  };
};

/** The plain text of a run of tokens, as written. */
export const textOf = (scene: Scene, from: number, to: number): string => {
  const first = scene.tokens[from];
  const last = scene.tokens[to - 1];
  if (first === undefined || last === undefined) return "";
  const written = scene.text.slice(first.start, last.end).replace(/\s+/gu, " ");
  return scene.shouting ? written.toLowerCase() : written;
};
