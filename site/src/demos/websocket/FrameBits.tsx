/** One frame bit by bit. One tab stop: arrow keys move from field to field, and pointing at one is enough. */
import { composite } from '../../wire-view/composite.ts';
import { frameRows, type FrameBox, type FrameRow } from './frame-rows.ts';
import type { WireFrame } from './wire-frame.ts';

export interface FrameBitsProps {
  /** Prefix of element ids; unique in the page. */
  readonly id: string;
  readonly label: string;
  readonly frame: WireFrame;
  readonly bitsPerRow: number;
  /** Bytes of the frame that are drawn. */
  readonly shownBytes: number;
  /** Position of the chosen field among the leaves; null for none. */
  readonly chosen: number | null;
  readonly onChoose: (leaf: number) => void;
  /** A field is pointed at; null: none any more. */
  readonly onPoint: (leaf: number | null) => void;
}

export function FrameBits(props: FrameBitsProps) {
  const { id, label, frame, bitsPerRow, shownBytes, chosen, onChoose, onPoint } = props;
  const rows = frameRows(frame, bitsPerRow, shownBytes);
  const last = frame.leaves.length - 1;
  const to = (leaf: number) => () => onChoose(Math.min(Math.max(leaf, 0), last));
  const at = chosen ?? -1;
  const listbox = composite({
    role: 'listbox',
    label,
    active: chosen === null ? undefined : `${id}-${chosen}`,
    keys: () => ({
      ArrowRight: to(at + 1),
      ArrowDown: to(at + 1),
      ArrowLeft: to(at - 1),
      ArrowUp: to(at - 1),
      Home: to(0),
      End: to(last),
    }),
    onPick: (part) => onChoose(Number(part)),
  });
  return (
    <div class="frame-bits" style={{ '--frame-columns': bitsPerRow }}>
      <div class="frame-bit-numbers" aria-hidden="true">
        {Array.from({ length: bitsPerRow }, (_, bit) => (
          <span key={bit}>{bit}</span>
        ))}
      </div>
      <div
        {...listbox}
        class="frame-rows"
        onPointerOver={({ target }: PointerEvent) => onPoint(leafAt(target))}
        onPointerLeave={() => onPoint(null)}
      >
        {rows.map((row) => (
          <Row key={row.startBit} id={id} row={row} frame={frame} chosen={chosen} />
        ))}
      </div>
    </div>
  );
}

interface RowProps extends Pick<FrameBitsProps, 'id' | 'frame' | 'chosen'> {
  readonly row: FrameRow;
}

function Row({ id, row, frame, chosen }: RowProps) {
  return (
    <div role="presentation" class="frame-row">
      {row.boxes.map((box) => {
        const option = box.begins
          ? ({ role: 'option', 'aria-selected': box.leaf === chosen } as const)
          : ({ 'aria-hidden': true } as const);
        return (
          <span
            key={box.column}
            {...option}
            id={box.begins ? `${id}-${box.leaf}` : undefined}
            data-part={box.leaf < 0 ? undefined : box.leaf}
            class={classOf(box, frame, chosen)}
            style={{ gridColumn: `${box.column + 1} / span ${box.bitLength}` }}
          >
            <b>{box.digits}</b> <small>{box.label}</small>
          </span>
        );
      })}
    </div>
  );
}

function classOf(box: FrameBox, { leaves, unit }: WireFrame, chosen: number | null): string {
  const name = leaves[box.leaf]?.name;
  const classes = ['frame-box'];
  if (box.bitLength === 1) classes.push('frame-box-flag');
  if (name === 'Masking-key') classes.push('frame-box-key');
  if (name === undefined) classes.push('frame-box-unread');
  if (name !== undefined && name === unit.error?.field) classes.push('frame-box-broken');
  if (box.leaf === chosen) classes.push('frame-box-chosen');
  return classes.join(' ');
}

function leafAt(target: EventTarget | null): number | null {
  if (!(target instanceof Element)) return null;
  const part = target.closest<HTMLElement>('[data-part]')?.dataset['part'];
  return part === undefined ? null : Number(part);
}
