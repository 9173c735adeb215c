/** Both directions of the echo: the frame that went, the frame that came, and what they cost. */
import { useState } from 'preact/hooks';
import { Announce } from '../Announce.tsx';
import { FrameCosts } from './FrameCosts.tsx';
import { costsOf } from './frame-costs.ts';
import { FrameView } from './FrameView.tsx';
import { viewOf, type ShownTrace } from '../shown-trace.ts';
import { firstDataFrame, framesOf, webSocketConnections, type WireFrame } from './wire-frame.ts';

interface Props {
  readonly id: string;
  readonly shown: ShownTrace | null;
}

type Side = WireFrame['unit']['direction'];

const sides = [
  { side: 'client-to-server', words: '↑ sent' },
  { side: 'server-to-client', words: '↓ came back' },
] as const satisfies readonly { side: Side; words: string }[];

export function FrameSentFace({ id, shown }: Props) {
  const view = viewOf(shown);
  const [side, setSide] = useState<Side>('client-to-server');
  const connection = view === null ? undefined : webSocketConnections(view)[0];
  if (view === null || connection === undefined) {
    return (
      <p class="frame-empty">
        Press Send: the frame that your browser makes of the message is drawn here, bit by bit.
      </p>
    );
  }
  const frames = framesOf(connection);
  const frame = firstDataFrame(frames, side);
  return (
    <>
      <div class="frame-sides">
        <span class="chip ws">conn {connection.number}</span>
        <div role="group" aria-label="Direction">
          {sides.map(({ side: one, words }) => (
            <button
              key={one}
              type="button"
              class="button"
              aria-pressed={one === side}
              onClick={() => setSide(one)}
            >
              {words} {sizeOf(firstDataFrame(frames, one))}
            </button>
          ))}
        </div>
        <span>{sentenceOf(frame)}</span>
      </div>
      {frame === null ? (
        <p class="frame-empty">No frame of this direction is on the wire yet.</p>
      ) : (
        <FrameView
          id={`${id}-frame`}
          label={labels[side]}
          frame={frame}
          isText
          beside={<FrameCosts costs={costsOf(view)} />}
        />
      )}
      <Announce sentence={spoken(frames)} />
    </>
  );
}

const labels = {
  'client-to-server': 'Fields of the frame that was sent',
  'server-to-client': 'Fields of the frame that came back',
} as const;

function sizeOf(frame: WireFrame | null): string {
  if (frame === null) return '';
  const { start, end } = frame.unit.range;
  return `· ${(end - start).toLocaleString('en')} B`;
}

/** `6 bytes of header (4 of them the key), 5 of payload`. */
function sentenceOf(frame: WireFrame | null): string {
  if (frame === null) return '';
  const { headerBytes, payloadBytes, maskingKey } = frame;
  const key = maskingKey === null ? 'no mask' : '4 of them the masking key';
  return `${headerBytes} B header (${key}), ${payloadBytes.toLocaleString('en')} B payload`;
}

function spoken(frames: readonly WireFrame[]): string {
  const sent = firstDataFrame(frames, 'client-to-server');
  const received = firstDataFrame(frames, 'server-to-client');
  if (sent === null || received === null) return '';
  return `Sent: ${sentenceOf(sent)}. Came back: ${sentenceOf(received)}.`;
}
