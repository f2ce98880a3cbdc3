/** Where the first part ends: at a line's end, else at a space in its second half, else between two whole characters. */
const endOfPart = (text: string, maxLength: number): number => {
  const line = text.lastIndexOf("\n", maxLength);
  if (line > 0) return line;
  const space = text.lastIndexOf(" ", maxLength);
  if (space > maxLength / 2) return space;
  const splitsCharacter = (text.codePointAt(maxLength - 1) ?? 0) > 0xffff;
  return splitsCharacter ? maxLength - 1 : maxLength;
};

/**
 * Cuts a text into parts that the platform takes, in order; parts without anything to see are left out.
 * @param maxLength in UTF-16 code units, as Telegram counts; at least 2.
 */
export const splitText = (text: string, maxLength: number): readonly string[] => {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > maxLength) {
    const end = endOfPart(rest, maxLength);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).replace(/^[ \n]/, "");
  }
  return [...parts, rest].filter((part) => part.trim() !== "");
};
