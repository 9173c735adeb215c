/** Text of a data file in which `code` stands between backticks. */

export interface TextPiece {
  readonly text: string;
  readonly isCode: boolean;
}

/** The pieces in order; a backtick without a partner stays text. */
export function piecesOf(text: string): TextPiece[] {
  return text
    .split(/(`[^`]+`)/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^`[^`]+`$/.test(piece)
        ? { text: piece.slice(1, -1), isCode: true }
        : { text: piece, isCode: false },
    );
}
