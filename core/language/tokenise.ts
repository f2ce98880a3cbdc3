import type { Token } from "./token.ts";
import { wordForms } from "./word-forms.ts";

const PIECE = /\n|[0-9]+(?:[.,][0-9]+)*|[\p{L}\p{M}]+|[^\s]/gu;
const LETTER = /^[\p{L}\p{M}]/u;
const DIGIT = /^[0-9]/u;

const kindOf = (text: string): Token["kind"] => {
  if (text === "\n") return "break";
  if (DIGIT.test(text)) return "number";
  return LETTER.test(text) ? "word" : "mark";
};

const plainForms = (text: string) => ({ exact: text, toneless: text, bare: text, toned: false, accented: false });

/** Cuts plain text into tokens, in one pass. Letters and digits that touch are cut apart and marked as glued. */
export const tokenise = (text: string): Token[] => {
  const tokens: Token[] = [];
  let lastEnd = -1;
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0];
    const kind = kindOf(piece);
    const start = match.index;
    const forms = kind === "word" ? wordForms(piece) : plainForms(piece);
    tokens.push({ ...forms, kind, text: piece, start, end: start + piece.length, glued: start === lastEnd });
    lastEnd = start + piece.length;
  }
  return tokens;
};
