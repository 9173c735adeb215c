/** The timeline: every packet that crossed the wire, named and decoded. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PacketRow, TimelineRow } from './timeline-rows.ts';

interface Props {
  readonly rows: readonly TimelineRow[];
  /** When the run began, on the clock of the records, in microseconds. */
  readonly originUs: number;
  /** The run that is shown; each one is shown from its beginning. */
  readonly run: number | null;
  /** How often its connection was used: what comes of it is scrolled to. */
  readonly uses: number;
}

/** Rows that are drawn: the newest. */
const maxRows = 200;
const endSlackPx = 16;

export function PacketList({ rows, originUs, run, uses }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const follows = useRef(false);
  useLayoutEffect(() => {
    follows.current = false;
    list.current?.scrollTo(0, 0);
  }, [run]);
  useLayoutEffect(() => {
    if (uses > 0) follows.current = true;
  }, [uses]);
  useLayoutEffect(() => {
    const element = list.current;
    if (element !== null && follows.current) element.scrollTop = element.scrollHeight;
  }, [rows.length, uses]);
  if (rows.length === 0) {
    return <p class="eio-empty">Press Run: each packet appears here, as it crossed the wire.</p>;
  }
  return (
    <ol
      ref={list}
      class="eio-rows"
      aria-label="Packets in the order of time"
      // It scrolls, so it can be reached by keyboard.
      tabIndex={0}
      onScroll={({ currentTarget }) => {
        const { scrollTop, clientHeight, scrollHeight } = currentTarget;
        follows.current = scrollTop + clientHeight >= scrollHeight - endSlackPx;
      }}
    >
      {rows.slice(-maxRows).map((row) => (
        <li key={row.key} class={`eio-row eio-${row.kind}`}>
          <span class="eio-time">{Math.max(0, Math.round((row.timeUs - originUs) / 1000))} ms</span>
          <span class="eio-from">
            {row.direction === 'client-to-server' ? 'client →' : '← server'}
          </span>
          {row.kind === 'http' ? (
            <span class="eio-words">
              <span class="chip http">HTTP</span> {row.words}
            </span>
          ) : (
            <Packet row={row} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Packet({ row }: { readonly row: PacketRow }) {
  const { carrier, engine, socket, raw, meaning, malformed } = row;
  return (
    <span class="eio-packet">
      <span class={`chip ${carrier === 'WebSocket' ? 'ws' : 'http'}`}>{carrier}</span>{' '}
      <span class="chip sio">Engine.IO {engine}</span>{' '}
      {socket !== null && <span class="chip sio eio-inner">Socket.IO {socket}</span>}{' '}
      <code class="eio-raw">{raw}</code>
      <small class={malformed ? 'eio-meaning eio-broken' : 'eio-meaning'}>{meaning}</small>
    </span>
  );
}
