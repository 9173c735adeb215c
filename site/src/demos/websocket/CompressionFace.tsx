/** The sizes as a table; a chosen message with its compressed frame and what it inflates to. */
import { useState } from 'preact/hooks';
import type { TraceView } from '../../wire-view/trace-view.ts';
import { Announce } from '../Announce.tsx';
import {
  changeOf,
  comparedConnections,
  compressedMessage,
  compressionRows,
  type CompressionRow,
} from './compression-rows.ts';
import { hexOf } from './frame-rows.ts';
import { FrameView } from './FrameView.tsx';
import { viewOf, type ShownTrace } from '../shown-trace.ts';
import { answerField } from './wire-message.ts';

interface Props {
  readonly id: string;
  readonly shown: ShownTrace | null;
}

export function CompressionFace({ id, shown }: Props) {
  const [picked, pick] = useState(0);
  const view = viewOf(shown);
  const rows = view === null ? [] : compressionRows(view);
  if (view === null || rows.length === 0) {
    return (
      <p class="frame-empty">
        Press Run: six messages go over two connections, and their sizes appear here.
      </p>
    );
  }
  return (
    <>
      <div class="compression-scroll">
        <table class="compression">
          <caption>Bytes on the wire for each message, frame headers included</caption>
          <Head />
          <tbody>
            {rows.map((row) => (
              <Row key={row.index} row={row} isPicked={row.index === picked} onPick={pick} />
            ))}
          </tbody>
          <Sums rows={rows} />
        </table>
      </div>
      <Agreed view={view} />
      <Inflated id={id} view={view} index={picked} />
      <Announce sentence={sentenceOf(rows)} />
    </>
  );
}

function Head() {
  return (
    <thead>
      <tr>
        <th scope="col">message</th>
        <th scope="col">itself</th>
        <th scope="col">off ↑</th>
        <th scope="col">on ↑</th>
        <th scope="col">change</th>
        <th scope="col">off ↓</th>
        <th scope="col">on ↓</th>
      </tr>
    </thead>
  );
}

interface RowProps {
  readonly row: CompressionRow;
  readonly isPicked: boolean;
  readonly onPick: (index: number) => void;
}

function Row({ row, isPicked, onPick }: RowProps) {
  const { index, title, payloadBytes, off, on, isRepeated } = row;
  return (
    <tr class={isPicked ? 'compression-picked' : ''}>
      <th scope="row">
        <button
          type="button"
          class="compression-pick"
          aria-pressed={isPicked}
          onClick={() => onPick(index)}
        >
          {title}
        </button>
        {isRepeated && <span> again</span>}
      </th>
      <td>{payloadBytes.toLocaleString('en')}</td>
      <td>{sizeText(off.sent)}</td>
      <td class="compression-on">{sizeText(on.sent)}</td>
      <td>{changeOf(off.sent, on.sent)}</td>
      <td>{sizeText(off.received)}</td>
      <td class="compression-on">{sizeText(on.received)}</td>
    </tr>
  );
}

function Sums({ rows }: { readonly rows: readonly CompressionRow[] }) {
  const sum = (of: (row: CompressionRow) => number | null): number =>
    rows.reduce((total, row) => total + (of(row) ?? 0), 0);
  const [offSent, onSent] = [sum(({ off }) => off.sent), sum(({ on }) => on.sent)];
  return (
    <tfoot>
      <tr>
        <th scope="row">all</th>
        <td>{sum(({ payloadBytes }) => payloadBytes).toLocaleString('en')}</td>
        <td>{offSent.toLocaleString('en')}</td>
        <td class="compression-on">{onSent.toLocaleString('en')}</td>
        <td>{onSent === 0 ? '' : changeOf(offSent, onSent)}</td>
        <td>{sum(({ off }) => off.received).toLocaleString('en')}</td>
        <td class="compression-on">{sum(({ on }) => on.received).toLocaleString('en')}</td>
      </tr>
    </tfoot>
  );
}

/** What both sides agreed on, in the words of the server's answer. */
function Agreed({ view }: { readonly view: TraceView }) {
  const { on } = comparedConnections(view);
  const extensions = on === null ? null : answerField(on, 'Sec-WebSocket-Extensions');
  if (extensions === null) return null;
  return (
    <p class="compression-agreed">
      The server’s answer on conn {on?.number}: <code>Sec-WebSocket-Extensions: {extensions}</code>
    </p>
  );
}

interface InflatedProps {
  readonly id: string;
  readonly view: TraceView;
  readonly index: number;
}

function Inflated({ id, view, index }: InflatedProps) {
  const found = compressedMessage(view, index);
  const frame = found?.message.frames[0];
  if (found === null || frame === undefined) return null;
  const { inflated, message } = found;
  return (
    <section class="compression-message" aria-label="The chosen message">
      <h3>
        Message {index + 1} with permessage-deflate: {frame.payloadBytes.toLocaleString('en')} bytes
        of payload
        {message.isCompressed ? ', RSV1 set' : ', not compressed'}
      </h3>
      <FrameView
        id={`${id}-frame`}
        label="Fields of the compressed frame"
        frame={frame}
        isText={message.type === 'text'}
      />
      {inflated !== null && message.isCompressed && (
        <div class="compression-inflated">
          <h4>inflated: {inflated.length.toLocaleString('en')} bytes</h4>
          <p>{message.type === 'text' ? textOf(inflated) : hexTextOf(inflated)}</p>
        </div>
      )}
    </section>
  );
}

const maxShown = 240;

function textOf(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
}

function hexTextOf(bytes: Uint8Array): string {
  const hex = Array.from(bytes.subarray(0, maxShown / 3), hexOf).join(' ');
  return bytes.length > maxShown / 3 ? `${hex} …` : hex;
}

function sizeText(bytes: number | null): string {
  return bytes === null ? '…' : bytes.toLocaleString('en');
}

function sentenceOf(rows: readonly CompressionRow[]): string {
  if (rows.some(({ on }) => on.received === null)) return '';
  const words = rows.map(({ title, off, on }) => `${title}: ${off.sent} without, ${on.sent} with`);
  return `Bytes sent. ${words.join('. ')}.`;
}
