/** What one reader got, piece by piece. */
import type { Piece, StreamReader } from './stream-readers.ts';

interface Props {
  readonly reader: StreamReader;
  readonly pieces: readonly Piece[];
  /** How many events the feed publishes. */
  readonly written: number;
}

export function ReaderPane({ reader, pieces, written }: Props) {
  return (
    <section class="reader" aria-label={reader.label}>
      <h4>
        {reader.label}
        <span>
          {written} events written, {pieces.length}{' '}
          {reader.id === 'eventsource' ? 'events' : 'pieces'} got
        </span>
      </h4>
      <p>{reader.pieceIs}</p>
      <ol tabIndex={0} aria-label={`Pieces of ${reader.label}`}>
        {pieces.map(({ atMs, text }, index) => (
          <li key={index}>
            <span class="reader-time">{(atMs / 1000).toFixed(2)} s</span>
            <span class="reader-length">{text.length} B</span>
            <code>{JSON.stringify(text).slice(1, 60)}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}
