/** A sequence diagram of the messages that really passed, the newest at the end. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type DiagramRow, lanesOf } from './diagram-row.ts';

interface Props {
  readonly rows: readonly DiagramRow[];
  /** When the run began, on the clock of the records, in microseconds. */
  readonly originUs: number;
  /** Name of the server's lane. */
  readonly server: string;
  readonly label: string;
  /** Said while there is no message. */
  readonly empty: string;
}

/** Rows that are drawn: the newest. */
const maxRows = 200;

export function MessageDiagram({ rows, originUs, server, label, empty }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [rows.length]);
  if (rows.length === 0) return <p class="msq-empty">{empty}</p>;
  const lanes = lanesOf(rows, server);
  return (
    <div class="msq" style={{ '--msq-lanes': lanes.length }}>
      <div class="msq-names" aria-hidden="true">
        {lanes.map((lane) => (
          <b key={lane}>{lane}</b>
        ))}
      </div>
      {/* It scrolls, so it can be reached by keyboard. */}
      <ol ref={list} class="msq-rows" aria-label={label} tabIndex={0}>
        {rows.slice(-maxRows).map((row) => (
          <Row key={row.key} row={row} lanes={lanes} server={server} originUs={originUs} />
        ))}
      </ol>
    </div>
  );
}

interface RowProps {
  readonly row: DiagramRow;
  readonly lanes: readonly string[];
  readonly server: string;
  readonly originUs: number;
}

function Row({ row, lanes, server, originUs }: RowProps) {
  const { lane, toServer, title, carries, meaning, kind, timeUs } = row;
  const own = lanes.indexOf(lane);
  const center = lanes.indexOf(server);
  const isRight = toServer === own < center;
  const place = {
    '--msq-from': Math.min(own, center),
    '--msq-span': Math.abs(own - center),
  };
  return (
    <li class={`msq-row msq-${kind}`} data-right={isRight ? '' : undefined} style={place}>
      <span class="msq-time">{Math.max(0, Math.round((timeUs - originUs) / 1000))} ms</span>
      <span class="msq-arrow">
        <span class="visually-hidden">
          {toServer ? `${lane} to ${server}: ` : `${server} to ${lane}: `}
        </span>
        <code title={title}>{title}</code>
        {carries !== '' && <span class="msq-carries">{carries}</span>}
      </span>
      {meaning !== '' && <small class="msq-meaning">{meaning}</small>}
    </li>
  );
}
