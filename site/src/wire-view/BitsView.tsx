/** The bytes bit by bit, in rows of 32 (16 where there is little room), with the fields as boxes. */
import { useLayoutEffect } from 'preact/hooks';
import { bitRowOf, isChosen } from './bits-model.ts';
import { byteKeys, composite } from './composite.ts';
import { formatLook } from './format-look.ts';
import type { BytesProps } from './HexView.tsx';
import type { RecordAnatomy } from './record-anatomy.ts';
import { useRowWindow } from './use-row-window.ts';

export function BitsView({ anatomy, selectedPath, cursor, narrow, onSelectByte }: BytesProps) {
  const perRow = narrow ? 2 : 4;
  const total = anatomy.bytes.length;
  const rows = useRowWindow(Math.ceil(total / perRow));
  const { first, end, totalPx, offsetPx } = rows.window;
  const { show } = rows;
  useLayoutEffect(() => {
    if (cursor !== null) show(Math.floor(cursor / perRow));
  }, [cursor, perRow, show]);
  const group = composite({
    role: 'group',
    label: 'Bytes as bits. Arrow keys move from byte to byte.',
    keys: () => byteKeys(cursor, perRow, total, onSelectByte),
    onPick: (part) => onSelectByte(Number(part)),
  });
  return (
    <div class="wire-bits">
      <div class="wire-bit-numbers" style={columnsOf(perRow)} aria-hidden="true">
        {Array.from({ length: perRow * 8 }, (_, bit) => (
          <span key={bit}>{bit}</span>
        ))}
      </div>
      <div {...group} class="wire-bits-scroll" ref={rows.scroller} onScroll={rows.onScroll}>
        <div class="wire-bit-row wire-row-probe" ref={rows.probe} aria-hidden="true" />
        <div role="presentation" style={{ height: `${totalPx}px` }}>
          <div role="presentation" style={{ transform: `translateY(${offsetPx}px)` }}>
            {Array.from({ length: Math.max(end - first, 0) }, (_, at) => (
              <BitRow
                key={first + at}
                anatomy={anatomy}
                start={(first + at) * perRow}
                perRow={perRow}
                selectedPath={selectedPath}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

interface BitRowProps {
  readonly anatomy: RecordAnatomy;
  readonly start: number;
  readonly perRow: number;
  readonly selectedPath: string | null;
}

function BitRow({ anatomy, start, perRow, selectedPath }: BitRowProps) {
  return (
    <div class="wire-bit-row" style={columnsOf(perRow)}>
      {bitRowOf(anatomy, start, perRow).map((box) => (
        <span
          key={box.startBit}
          data-part={String(box.at)}
          class={`wire-bit-box ${formatLook[box.placed?.unit.format ?? 'raw'].hueClass} ${
            isChosen(box, selectedPath) ? 'wire-solid' : ''
          }`}
          style={{ gridColumn: `${box.startBit + 1} / span ${box.bitLength}` }}
        >
          {box.bits}
          <small>{box.placed?.field.name ?? 'not decoded'}</small>
        </span>
      ))}
    </div>
  );
}

function columnsOf(perRow: number): { readonly gridTemplateColumns: string } {
  return { gridTemplateColumns: `repeat(${perRow * 8}, minmax(0, 1fr))` };
}
