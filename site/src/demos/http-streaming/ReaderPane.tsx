/** What one reader got, piece by piece. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { pieceKinds, type KnownPiece } from './piece-kinds.ts';
import type { ReaderReport } from './readers-report.ts';
import type { StreamReader } from './stream-readers.ts';

interface Props {
  readonly reader: StreamReader;
  readonly report: ReaderReport;
  /** How many events are written. */
  readonly written: number;
  readonly onlyBytes: boolean;
}

export function ReaderPane({ reader, report, written, onlyBytes }: Props) {
  const { pieces, problem } = report;
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, [pieces.length]);
  const parses = reader.id === 'eventsource';
  const kinds = parses ? [] : pieceKinds(pieces.map(({ text }) => text));
  return (
    <section class="reader" aria-label={reader.label}>
      <h3>{reader.label}</h3>
      <p class="reader-count">
        {written} events written, <b>{pieces.length}</b> {parses ? 'events' : 'pieces'} got
      </p>
      <p>{reader.pieceIs}</p>
      <ol ref={list} tabIndex={0} aria-label={`Pieces of ${reader.label}`}>
        {pieces.length === 0 && (
          <li class="reader-empty">
            {onlyBytes ? 'The recording holds only bytes.' : 'Press Run: its pieces appear here.'}
          </li>
        )}
        {pieces.map(({ atMs, text }, index) => (
          <li key={index}>
            <span class="reader-time">{(atMs / 1000).toFixed(2)} s</span>
            <KindLabel piece={kinds[index] ?? { kind: 'one', events: 1 }} />
            <code>{text.slice(0, 80).replaceAll('\n', '\\n')}</code>
          </li>
        ))}
      </ol>
      {problem !== null && (
        <p class="reader-problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

function KindLabel({ piece: { kind, events } }: { readonly piece: KnownPiece }) {
  const words = {
    opening: 'no event',
    one: '1 event',
    several: `${events} events`,
    part: 'a part',
  };
  return <span class={`reader-kind reader-kind-${kind}`}>{words[kind]}</span>;
}
