import type { WordForms } from "./word-forms.ts";

/** A word, a number, a mark or a line end of the plain text. Offsets are UTF-16 units in the plain text. */
export interface Token extends WordForms {
  readonly kind: "word" | "number" | "mark" | "break";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** No space between this token and the one before: "2tr5" is three tokens, the last two glued. */
  readonly glued: boolean;
}
