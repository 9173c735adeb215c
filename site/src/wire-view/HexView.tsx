/** The bytes as hex, 16 a row, in the hue of their innermost layer; the selected field in solid hue. */
import { useId, useLayoutEffect } from 'preact/hooks';
import { byteKeys, composite } from './composite.ts';
import { hexByte } from './copy-bytes.ts';
import { formatLook } from './format-look.ts';
import { formatAt, isWithin, offsetOfKept, type RecordAnatomy } from './record-anatomy.ts';
import { useRowWindow } from './use-row-window.ts';

export interface BytesProps {
  readonly anatomy: RecordAnatomy;
  readonly selectedPath: string | null;
  /** Kept position of the chosen byte. */
  readonly cursor: number | null;
  /** Fewer bytes a row where there is little room. */
  readonly narrow: boolean;
  readonly onSelectByte: (at: number) => void;
}

export function HexView({ anatomy, selectedPath, cursor, narrow, onSelectByte }: BytesProps) {
  const perRow = narrow ? 8 : 16;
  const idPrefix = useId();
  const total = anatomy.bytes.length;
  const rowCount = Math.ceil(total / perRow);
  const rows = useRowWindow(rowCount);
  const { first, end, totalPx, offsetPx } = rows.window;
  const { show } = rows;
  useLayoutEffect(() => {
    if (cursor !== null) show(Math.floor(cursor / perRow));
  }, [cursor, perRow, show]);
  const grid = composite({
    role: 'grid',
    label: 'Bytes in hexadecimal. Arrow keys move from byte to byte.',
    active: cursor === null ? undefined : `${idPrefix}-${cursor}`,
    keys: () => byteKeys(cursor, perRow, total, onSelectByte),
    onPick: (part) => onSelectByte(Number(part)),
  });
  const shared = { anatomy, perRow, selectedPath, cursor, idPrefix };
  return (
    <div
      {...grid}
      aria-rowcount={rowCount}
      class={`wire-hex ${narrow ? 'wire-hex-8' : ''}`}
      ref={rows.scroller}
      onScroll={rows.onScroll}
    >
      <div class="wire-hex-row wire-row-probe" ref={rows.probe} aria-hidden="true" />
      <div role="presentation" style={{ height: `${totalPx}px` }}>
        <div role="presentation" style={{ transform: `translateY(${offsetPx}px)` }}>
          {Array.from({ length: Math.max(end - first, 0) }, (_, at) => (
            <HexRow key={first + at} start={(first + at) * perRow} {...shared} />
          ))}
        </div>
      </div>
    </div>
  );
}

interface HexRowProps {
  readonly anatomy: RecordAnatomy;
  /** Kept position of the row's first byte. */
  readonly start: number;
  readonly perRow: number;
  readonly selectedPath: string | null;
  readonly cursor: number | null;
  readonly idPrefix: string;
}

const rowRole = { role: 'row' } as const;
const offsetRole = { role: 'rowheader' } as const;

function HexRow(props: HexRowProps) {
  const { anatomy, start, perRow } = props;
  const { bytes } = anatomy;
  const positions = Array.from({ length: perRow }, (_, at) => start + at);
  const offset = offsetOfKept(anatomy.record, start);
  return (
    <div {...rowRole} class="wire-hex-row" aria-rowindex={start / perRow + 1}>
      <span {...offsetRole} class="wire-offset">
        {offset.toString(16).padStart(4, '0')}
      </span>
      {positions.map((at) => {
        const byte = bytes[at];
        return byte === undefined ? (
          <span key={at} role="presentation" />
        ) : (
          <b key={at} {...cellOf(props, at, byte)}>
            {hexByte(byte)}
          </b>
        );
      })}
      <span class="wire-ascii" aria-hidden="true">
        {positions.map((at) => printable(bytes[at])).join('')}
      </span>
    </div>
  );
}

/** For the ear the byte and the field that it belongs to; for the eye the hue of its layer. */
function cellOf(
  { anatomy, selectedPath, cursor, idPrefix }: HexRowProps,
  at: number,
  byte: number,
) {
  const leaf = anatomy.fields[anatomy.leafAt[at] ?? -1];
  const chosen = selectedPath !== null && leaf !== undefined && isWithin(leaf.path, selectedPath);
  const look = formatLook[formatAt(anatomy, at)].hueClass;
  const ground = leaf === undefined ? 'wire-byte-plain' : 'wire-byte';
  const isBroken = anatomy.broken.some(({ start, end }) => start <= at && at < end);
  const marks = [at === cursor ? 'wire-cursor' : '', isBroken ? 'wire-bad-byte' : ''];
  const fieldName = `${leaf?.field.name ?? 'not decoded'}${isBroken ? ', breaks a rule' : ''}`;
  return {
    role: 'gridcell',
    id: `${idPrefix}-${at}`,
    'data-part': String(at),
    'aria-selected': at === cursor,
    'aria-label': `${hexByte(byte)}, ${fieldName}`,
    class: `${look} ${chosen ? 'wire-solid' : ground} ${marks.join(' ')}`,
  } as const;
}

function printable(byte: number | undefined): string {
  if (byte === undefined) return ' ';
  return byte > 31 && byte < 127 ? String.fromCharCode(byte) : '·';
}
