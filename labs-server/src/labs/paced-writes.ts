/** Writes pieces one after the other, with a pause between them. */
import type { Clock } from './lab.ts';

/**
 * Hands each piece to `write`, the first at once and each later one `gapMs` after the one before (all at once
 * when `gapMs` is 0), then calls `end`.
 * @returns a function that stops it
 */
export function writePaced(
  clock: Clock,
  pieces: readonly Buffer[],
  gapMs: number,
  target: { write(piece: Buffer): void; end(): void },
): () => void {
  let cancel: (() => void) | null = null;
  let next = 0;
  function step(): void {
    cancel = null;
    const piece = pieces[next];
    next += 1;
    if (piece === undefined) {
      target.end();
      return;
    }
    target.write(piece);
    if (gapMs > 0 && next < pieces.length) cancel = clock.after(gapMs, step);
    else step();
  }
  step();
  return () => cancel?.();
}
