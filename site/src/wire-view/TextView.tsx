/** The bytes as text, cut where fields end; line ends are shown. */
import { useState } from 'preact/hooks';
import { byteKeys, composite } from './composite.ts';
import { toText } from './copy-bytes.ts';
import { formatLook } from './format-look.ts';
import type { BytesProps } from './HexView.tsx';
import { formatBytes } from './quantities.ts';
import { formatAt, isWithin, stretchesOf } from './record-anatomy.ts';

/** Bytes that are shown at first: a page of text that a browser lays out at once. */
const firstBytes = 8192;

export function TextView({ anatomy, selectedPath, cursor, onSelectByte }: BytesProps) {
  const [all, setAll] = useState(false);
  const { bytes, fields } = anatomy;
  const shown = all ? bytes.length : Math.min(bytes.length, firstBytes);
  const group = composite({
    role: 'group',
    label: 'Bytes as text. Arrow keys move from byte to byte.',
    keys: () => byteKeys(cursor, 16, shown, onSelectByte),
    onPick: (part) => onSelectByte(Number(part)),
  });
  return (
    <div class="wire-text" {...group}>
      <pre>
        {stretchesOf(anatomy, 0, shown).map(({ start, end, leaf }) => {
          const placed = fields[leaf];
          const chosen =
            selectedPath !== null && placed !== undefined && isWithin(placed.path, selectedPath);
          const look = formatLook[formatAt(anatomy, start)].hueClass;
          const ground = placed === undefined ? 'wire-byte-plain' : 'wire-byte';
          return (
            <span
              key={start}
              data-part={String(start)}
              class={`${look} ${chosen ? 'wire-solid' : ground}`}
              title={placed?.field.name}
            >
              {withLineEnds(toText(bytes.subarray(start, end)))}
            </span>
          );
        })}
      </pre>
      {shown < bytes.length && (
        <button type="button" class="wire-ghost" onClick={() => setAll(true)}>
          Show the other {formatBytes(bytes.length - shown)}
        </button>
      )}
    </div>
  );
}

/** CR and LF are named; the line still breaks after LF. */
function withLineEnds(text: string) {
  return text
    .split(/([\r\n])/)
    .filter((part) => part !== '')
    .map((part, at) => {
      if (part !== '\r' && part !== '\n') return part;
      return (
        <span key={at}>
          <small class="wire-eol">{part === '\r' ? 'CR' : 'LF'}</small>
          {part === '\n' && '\n'}
        </span>
      );
    });
}
