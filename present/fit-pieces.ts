/** A line of a message. Lines of a block stand under each other, blocks apart. */
export interface Piece {
  readonly text: string;
  readonly block: number;
  /** Left out before lines of a lower rank where there is no room; what has none is never left out. */
  readonly rank?: number;
}

/** The lines as one text, without those that matter least as far as it takes to be no longer than `longest`. */
export function fitPieces(pieces: readonly Piece[], longest: number): string {
  let kept = pieces;
  for (;;) {
    const text = joined(kept);
    const dropped = kept.reduce<Piece | undefined>(
      (worst, piece) => (piece.rank !== undefined && piece.rank >= (worst?.rank ?? 0) ? piece : worst),
      undefined,
    );
    if (text.length <= longest || dropped === undefined) return text;
    kept = kept.filter((piece) => piece !== dropped);
  }
}

const joined = (pieces: readonly Piece[]): string =>
  [...new Set(pieces.map(({ block }) => block))]
    .map((block) =>
      pieces
        .filter((piece) => piece.block === block)
        .map(({ text }) => text)
        .join("\n"),
    )
    .join("\n\n");
