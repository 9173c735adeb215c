/** What of a record, or of the selected field in it, can be copied. */
import { toCurl, toHex, toNetcat, toText } from './copy-bytes.ts';
import { keptRangesOf, type RecordAnatomy } from './record-anatomy.ts';
import type { TraceConnection } from './trace-connection.ts';

export interface CopyChoice {
  readonly label: string;
  readonly text: string;
}

/** Hex and text are those of the selected field where there is one; commands are those of the whole record. */
export function copyChoicesOf(
  anatomy: RecordAnatomy,
  connection: TraceConnection,
  selectedPath: string | null,
): readonly CopyChoice[] {
  const { record, bytes } = anatomy;
  const placed = anatomy.fields.find(({ path }) => path === selectedPath);
  const part = placed === undefined ? bytes : selectedBytes(anatomy, placed.inRecord);
  const what = placed === undefined ? '' : ` of ${placed.field.name}`;
  const server = connection.open?.local ?? { address: '127.0.0.1', port: 80 };
  const choices = [
    { label: `Hex${what}`, text: toHex(part) },
    { label: `Text${what}`, text: toText(part) },
  ];
  const whole = record.byteLength === bytes.length;
  if (!whole) return choices;
  const curl =
    record.direction === 'client-to-server'
      ? toCurl(bytes, server, connection.open?.insideTls ?? false)
      : null;
  if (curl !== null) choices.push({ label: 'Command: curl', text: curl });
  const label =
    record.direction === 'client-to-server' ? 'Command: nc' : 'Command: nc, as a server';
  return [...choices, { label, text: toNetcat(record, bytes, server) }];
}

function selectedBytes(
  { record, bytes }: RecordAnatomy,
  inRecord: readonly { readonly start: number; readonly end: number }[],
): Uint8Array {
  const kept = inRecord.flatMap((range) => keptRangesOf(record, range));
  return Uint8Array.from(kept.flatMap(({ start, end }) => [...bytes.subarray(start, end)]));
}
