/** A cell and a console in their states, for the gallery: every kind of value and line, and a marked error. */
import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { CellFailure } from './cell-message.ts';
import { CodeCell } from './CodeCell.tsx';
import { Console } from './Console.tsx';
import type { ConsoleLine, ConsoleLineKind } from './console-lines.ts';
import type { ConsoleValue, ErrorPosition } from './console-value.ts';
import './cell-gallery.css';

const code = `interface Reading { value: number }

// Line 6 fails, and is marked.
const readings: Reading[] = [];
log('open', lab.now() > 0);
log(readings[0].value.toFixed(2));`;

const errorValue: ConsoleValue = {
  kind: 'error',
  text: "TypeError: Cannot read properties of undefined (reading 'value')",
  frames: [
    { functionName: 'last', line: 6, column: 17 },
    { functionName: '', line: 6, column: 5 },
  ],
};

const failure: CellFailure = {
  name: 'TypeError',
  message: "Cannot read properties of undefined (reading 'value')",
  phase: 'run',
  position: { line: 6, column: 17 },
  value: errorValue,
};

const values: readonly ConsoleValue[] = [
  { kind: 'string', text: 'text' },
  { kind: 'string', text: '1' },
  { kind: 'number', text: '4.5' },
  { kind: 'bigint', text: '9007199254740993n' },
  { kind: 'boolean', text: 'true' },
  { kind: 'null', text: 'null' },
  { kind: 'function', text: 'ƒ onmessage()' },
  { kind: 'date', text: '2026-01-01T00:00:00.000Z' },
  { kind: 'bytes', text: 'Uint8Array(70 B) 00 01 02 03', leftOut: 66 },
];

const nested: ConsoleValue = {
  kind: 'map',
  text: 'Map(1)',
  entries: [
    {
      key: { kind: 'string', text: 'events' },
      value: {
        kind: 'array',
        text: 'Array(300)',
        entries: [{ key: '0', value: { kind: 'number', text: '1' } }],
        leftOut: 299,
      },
    },
  ],
};

const lines: readonly ConsoleLine[] = [
  line(0, 'log', 3, ...values),
  line(1, 'log', 12, nested),
  line(2, 'warn', 401, { kind: 'string', text: 'a warning' }),
  line(3, 'error', 4012, { kind: 'string', text: 'error' }, { kind: 'number', text: '0' }),
  { ...line(4, 'failure', 8020, errorValue), position: { line: 6, column: 17 } },
  line(5, 'note', 11_030, { kind: 'string', text: 'Stopped.' }),
];

function line(
  id: number,
  kind: ConsoleLineKind,
  atMs: number,
  ...values: readonly ConsoleValue[]
): ConsoleLine {
  return { id, kind, atMs, values, position: null as ErrorPosition | null };
}

export default function CellGallery() {
  const marked = useMemo(() => signal<CellFailure | null>(failure), []);
  return (
    <div class="cell-gallery">
      <CodeCell id="gallery" code={code} place="worker" failure={marked} onRun={() => undefined} />
      <Console lines={lines} emptyText="" onShowPosition={() => undefined} />
      <Console lines={[]} emptyText="What the code logs appears here, with its time. Press Run." />
    </div>
  );
}
