/** What a piece of an event stream would be worth to a program that takes it for a message. */

/** `opening`: lines without data, as at the start of a stream; `part`: it begins or ends inside an event. */
export type PieceKind = 'opening' | 'one' | 'several' | 'part';

export interface KnownPiece {
  readonly kind: PieceKind;
  /** Whole events in it, if it begins and ends between events; else 0. */
  readonly events: number;
}

/** The kinds of consecutive pieces of a stream whose lines end in LF, from its first character on. */
export function pieceKinds(pieces: readonly string[]): readonly KnownPiece[] {
  let before = '';
  return pieces.map((piece) => {
    const beginsWhole = before === '' || before === '\n\n';
    before = `${before}${piece}`.slice(-2);
    if (!beginsWhole || before !== '\n\n') return { kind: 'part', events: 0 };
    const events = piece.split('\n\n').filter((block) => /^data/m.test(block)).length;
    if (events === 0) return { kind: 'opening', events };
    return { kind: events === 1 ? 'one' : 'several', events };
  });
}

/** Lengths of the blocks of a stream so far: each ends with its blank line, the last one may be open. */
export function blockLengths(stream: string): readonly number[] {
  const blocks = stream.split('\n\n');
  const open = blocks.pop() ?? '';
  const lengths = blocks.map((block) => block.length + 2);
  return open === '' ? lengths : [...lengths, open.length];
}
