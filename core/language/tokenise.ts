import { charKind, endOfLetters, endOfNumber } from "./char-kind.ts";
import type { Token } from "./token.ts";
import type { WordForms } from "./word-forms.ts";
import { wordForms } from "./word-forms.ts";

interface Piece {
  readonly kind: Token["kind"];
  readonly end: number;
}

const pieceAt = (text: string, start: number): Piece | undefined => {
  const kind = charKind(text, start);
  if (kind === "space") return undefined;
  if (kind === "letter") return { kind: "word", end: endOfLetters(text, start) };
  if (kind === "digit") return { kind: "number", end: endOfNumber(text, start) };
  if (kind === "break") return { kind: "break", end: start + 1 };
  return { kind: "mark", end: start + (kind === "wide mark" ? 2 : 1) };
};

const plainForms = (text: string): WordForms => ({
  exact: text,
  toneless: text,
  bare: text,
  toned: false,
  accented: false,
});

const tokenOf = (text: string, start: number, { kind, end }: Piece, glued: boolean): Token => {
  const piece = text.slice(start, end);
  const { exact, toneless, bare, toned, accented } = kind === "word" ? wordForms(piece) : plainForms(piece);
  return { exact, toneless, bare, toned, accented, kind, text: piece, start, end, glued };
};

/** Cuts plain text into tokens, in one pass. Letters and digits that touch are cut apart and marked as glued. */
export const tokenise = (text: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  let lastEnd = -1;
  while (at < text.length) {
    const piece = pieceAt(text, at);
    if (piece === undefined) {
      at += 1;
      continue;
    }
    tokens.push(tokenOf(text, at, piece, at === lastEnd));
    at = lastEnd = piece.end;
  }
  return tokens;
};
