/** One frame with all that there is to see of it: bits, the chosen field, the mask, and the fields as a table. */
import { isControl, close as closeOpcode } from '@wireside/labs-server/wire/websocket/opcode.ts';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { FrameBits } from './FrameBits.tsx';
import { FrameFieldNote } from './FrameFieldNote.tsx';
import { FrameMask } from './FrameMask.tsx';
import { FrameTable } from './FrameTable.tsx';
import type { PayloadText } from './mask-columns.ts';
import { useBitsPerRow } from './use-bits-per-row.ts';
import { maxDrawnPayloadBytes, type WireFrame } from './wire-frame.ts';

/** Payload data that is drawn before anybody asks for more. */
const firstShownBytes = 16;
const moreBytes = 64;
/** Columns of a mask that leaves room beside it. */
const narrowBytes = 8;

interface Props {
  readonly id: string;
  readonly label: string;
  readonly frame: WireFrame;
  /** True where the message may be a fragment of a text: its bytes are then read as UTF-8. */
  readonly isText: boolean;
  /** Stands beside the mask where there is room, else below it. */
  readonly beside?: ComponentChildren;
}

export function FrameView({ id, label, frame, isText, beside = null }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const bitsPerRow = useBitsPerRow(root);
  const [chosen, choose] = useState<number | null>(null);
  const [pointed, point] = useState<number | null>(null);
  const [wanted, want] = useState(firstShownBytes);
  const frameKey = `${frame.unit.direction} ${frame.unit.id}`;
  useEffect(() => {
    choose(null);
    point(null);
    want(firstShownBytes);
  }, [frameKey]);
  const leaf = pointed ?? chosen;
  const shownBytes = Math.min(wanted, frame.payloadBytes);
  const hasMore = shownBytes < frame.payloadBytes;
  return (
    <div class="frame-view" ref={root}>
      <FrameBits
        id={id}
        label={label}
        frame={frame}
        bitsPerRow={bitsPerRow}
        shownBytes={frame.headerBytes + shownBytes}
        chosen={leaf}
        onChoose={choose}
        onPoint={point}
      />
      <FrameFieldNote frame={frame} leaf={leaf} />
      <div class={`frame-below ${frame.payloadBytes <= narrowBytes ? 'frame-below-narrow' : ''}`}>
        <FrameMask
          frame={frame}
          shownBytes={shownBytes}
          perBlock={bitsPerRow < 32 || frame.payloadBytes <= narrowBytes ? narrowBytes : 16}
          reads={readsOf(frame, isText)}
          pointed={leaf === null ? null : (frame.leaves[leaf]?.name ?? null)}
        />
        {beside}
      </div>
      {hasMore && (
        <More frame={frame} shownBytes={shownBytes} onMore={() => want(wanted + moreBytes)} />
      )}
      <FrameTable frame={frame} />
    </div>
  );
}

interface MoreProps {
  readonly frame: WireFrame;
  readonly shownBytes: number;
  readonly onMore: () => void;
}

function More({ frame, shownBytes, onMore }: MoreProps) {
  const { payloadBytes } = frame;
  const can = Math.min(payloadBytes, maxDrawnPayloadBytes) - shownBytes;
  const count = Math.min(moreBytes, can);
  return (
    <p class="frame-more">
      {shownBytes.toLocaleString('en')} of {payloadBytes.toLocaleString('en')} payload bytes are
      drawn.{' '}
      {count > 0 ? (
        <button type="button" class="button" onClick={onMore}>
          Show {count} more
        </button>
      ) : (
        'The rest is in the wire view below.'
      )}
    </p>
  );
}

function readsOf({ opcode, rsv1 }: WireFrame, isText: boolean): PayloadText {
  if (opcode === closeOpcode) return 'close';
  if (isControl(opcode)) return 'utf-8';
  return isText && !rsv1 ? 'utf-8' : 'none';
}
