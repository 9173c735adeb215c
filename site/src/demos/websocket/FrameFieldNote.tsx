/** What the chosen field of a frame says; it keeps its height, so that nothing jumps below it. */
import { SectionLink } from '../../wire-view/SectionLink.tsx';
import { digitsOf, labelOf } from './frame-rows.ts';
import type { WireFrame } from './wire-frame.ts';

interface Props {
  readonly frame: WireFrame;
  readonly leaf: number | null;
}

export function FrameFieldNote({ frame, leaf }: Props) {
  const field = leaf === null ? undefined : frame.leaves[leaf];
  if (field === undefined) {
    return <p class="frame-note">Point at a field, or move through them with the arrow keys.</p>;
  }
  return (
    <p class="frame-note">
      <b>{field.name}</b> <span class="frame-note-bits">{placeOf(frame, field)}</span>{' '}
      {field.meaning} <SectionLink source={field.source} />
    </p>
  );
}

/** `bits 4 to 7 · 0001 · opcode: text`, counted from the frame's first bit. */
export function placeOf({ bytes, leaves }: WireFrame, field: WireFrame['leaves'][number]): string {
  const start = field.range.startBit - (leaves[0]?.range.startBit ?? 0);
  const end = start + field.range.bitLength;
  const where = end - start === 1 ? `bit ${start}` : `bits ${start} to ${end - 1}`;
  const label = labelOf(field);
  const says = label === field.name || /key|payload/.test(label) ? '' : ` · ${label}`;
  return `${where} · ${shortened(digitsOf(bytes, start, Math.min(end, bytes.length * 8)))}${says}`;
}

function shortened(digits: string): string {
  const limit = 32;
  return digits.length > limit ? `${digits.slice(0, limit - 3).trimEnd()} …` : digits;
}
