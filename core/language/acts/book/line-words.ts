import { textOf } from "../../scene.ts";
import type { Line } from "../line.ts";

/** The words and numbers of a line by their bare forms, with their places among its tokens. Politeness stays. */
export interface LineWords {
  readonly bare: readonly string[];
  /** The words from one place to before another, as written. */
  readonly between: (from: number, to: number) => string;
  /** Where any of the phrases begins, from a place on; undefined where none does. */
  readonly find: (
    phrases: readonly string[],
    from?: number,
  ) => { readonly at: number; readonly after: number } | undefined;
}

export function lineWords(line: Line): LineWords {
  const start = line.spans[0]?.from ?? 0;
  const end = line.spans.at(-1)?.to ?? 0;
  const places = Array.from({ length: end - start }, (_, offset) => start + offset).filter(
    (place) => line.scene.tokens[place]?.kind === "word" || line.scene.tokens[place]?.kind === "number",
  );
  const bare = places.map((place) => line.scene.tokens[place]?.bare ?? "");
  const text = ` ${bare.join(" ")} `;
  return {
    bare,
    between(from, to) {
      const [first, last] = [places[from], places[to - 1]];
      return first === undefined || last === undefined || from >= to ? "" : textOf(line.scene, first, last + 1);
    },
    find(phrases, from = 0) {
      const start = bare.slice(0, from).reduce((length, word) => length + word.length + 1, 0);
      let first: { readonly index: number; readonly phrase: string } | undefined;
      for (const phrase of phrases) {
        const index = text.indexOf(` ${phrase} `, start);
        if (index !== -1 && (first === undefined || index < first.index)) first = { index, phrase };
      }
      if (first === undefined) return undefined;
      const at = wordsIn(text.slice(0, first.index));
      return { at, after: at + wordsIn(` ${first.phrase}`) };
    },
  };
}

/** How many words begin in a text of single spaces that opens with one. */
const wordsIn = (text: string): number => text.split(" ").length - 1;
