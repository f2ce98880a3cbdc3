const GRAPHEMES = new Intl.Segmenter("vi", { granularity: "grapheme" });

const isSpace = (grapheme: string | undefined): boolean => grapheme !== undefined && /^\s+$/u.test(grapheme);
const isLineEnd = (grapheme: string | undefined): boolean =>
  grapheme !== undefined && /^[\r\n\u2028\u2029]+$/.test(grapheme);

/** What a reader sees as one sign; a heap of marks that is longer than a whole part falls into its code points. */
const graphemesOf = (text: string, max: number): readonly string[] =>
  [...GRAPHEMES.segment(text)].flatMap(({ segment }) => (segment.length <= max ? [segment] : Array.from(segment)));

/** The index after the last grapheme that still fits. */
const endOfFit = (graphemes: readonly string[], from: number, max: number): number => {
  let end = from;
  let length = 0;
  for (; end < graphemes.length; end += 1) {
    length += (graphemes[end] ?? "").length;
    if (length > max) break;
  }
  return end;
};

/** Where to cut at the latest: before the last line end, else before the last space, else wherever it is full. */
const cutBefore = (graphemes: readonly string[], from: number, fit: number): number => {
  // The white space at a cut is dropped, so it may be the first that does not fit.
  const window = graphemes.slice(from + 1, fit + 1);
  const lineEnd = window.findLastIndex(isLineEnd);
  const at = lineEnd === -1 ? window.findLastIndex(isSpace) : lineEnd;
  return at === -1 ? fit : from + 1 + at;
};

/** The start of the next part: past the white space at the cut, but the indentation of a new line is kept. */
const startAfter = (graphemes: readonly string[], cut: number): number => {
  let end = cut;
  let lineStart = cut;
  for (; isSpace(graphemes[end]); end += 1) if (isLineEnd(graphemes[end])) lineStart = end + 1;
  return lineStart > cut ? lineStart : end;
};

const withoutTrailingSpace = (graphemes: readonly string[]): string =>
  graphemes.slice(0, graphemes.findLastIndex((grapheme) => !isSpace(grapheme)) + 1).join("");

/**
 * Cuts a text into parts of at most `max` UTF-16 code units (2 or more), at line ends where there are any, else at
 * spaces, never inside a grapheme. Together the parts are the text but for the white space at the cuts; none is blank,
 * so a long text of nothing but white space has no parts.
 *
 * @example splitText("một hai\nba", 8) // ["một hai", "ba"]
 */
export const splitText = (text: string, max: number): readonly string[] => {
  if (text.length <= max) return [text];
  const graphemes = graphemesOf(text, max);
  const parts: string[] = [];
  for (let from = 0; from < graphemes.length;) {
    const fit = endOfFit(graphemes, from, max);
    const cut = fit === graphemes.length ? fit : cutBefore(graphemes, from, fit);
    parts.push(withoutTrailingSpace(graphemes.slice(from, cut)));
    from = startAfter(graphemes, cut);
  }
  return parts.filter((part) => part !== "");
};
