/** What a character of plain text is; a "wide mark" takes two UTF-16 units. */
export type CharKind = "letter" | "digit" | "space" | "break" | "mark" | "wide mark";

const LETTER = /^[\p{L}\p{M}]$/u;
const SPACE = /^\s$/u;
const LAST_UNIT_BMP = 0xffff;

const kindOf = (character: string): CharKind => {
  if (character === "\n") return "break";
  if (LETTER.test(character)) return "letter";
  if (character >= "0" && character <= "9") return "digit";
  if (SPACE.test(character)) return "space";
  return character.length === 2 ? "wide mark" : "mark";
};

/** Kinds seen so far, by code point: a message has few different characters, and each is asked for many times. */
const seen: (CharKind | undefined)[] = new Array<CharKind | undefined>(LAST_UNIT_BMP + 1).fill(undefined);

/** The kind of the character that begins at a unit of the text. */
export const charKind = (text: string, at: number): CharKind => {
  const unit = text.charCodeAt(at);
  const known = seen[unit];
  if (known !== undefined) return known;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const kind = kindOf(character);
  if (character.length === 1) seen[unit] = kind;
  return kind;
};

const widthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > LAST_UNIT_BMP ? 2 : 1);

/** Index after the letters that begin at a unit of the text. */
export const endOfLetters = (text: string, at: number): number => {
  let end = at;
  while (end < text.length && charKind(text, end) === "letter") end += widthAt(text, end);
  return end;
};

const isDigit = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
};

const endOfDigits = (text: string, at: number): number => {
  let end = at;
  while (isDigit(text, end)) end += 1;
  return end;
};

/** Index after a number that begins at a unit of the text, its points and commas between digits included. */
export const endOfNumber = (text: string, at: number): number => {
  let end = endOfDigits(text, at);
  while ((text[end] === "." || text[end] === ",") && isDigit(text, end + 1)) end = endOfDigits(text, end + 1);
  return end;
};
