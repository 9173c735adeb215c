/** Fields as text, one row each: what `npm run decode` prints and what the golden files hold. */
import type { DecodeError, DecodeResult } from './decode-result.ts';
import { type BitRange, type Field, type FieldValue, toByteRange } from './field.ts';

/** Columns: where, hex, name (indented by depth), value, meaning with its section. */
type Row = readonly [range: string, hex: string, name: string, value: string, meaning: string];

const maxHexBytes = 8;
const maxValueLength = 40;

/**
 * One line per field, in the order of the bytes. `bytes[0]` lies at `byteOffset` in the layer. A range is half-open:
 * `4-6` are the bytes 4 and 5, `0.4-1` are the last four bits of byte 0. A parent's hex stands with its children.
 */
export function renderFields(fields: readonly Field[], bytes: Uint8Array, byteOffset = 0): string {
  const rows: Row[] = [];
  const addRows = (level: readonly Field[], depth: number): void => {
    for (const field of level) {
      const hex = field.children.length === 0 ? renderHex(field.range, bytes, byteOffset) : '';
      const { standard, section } = field.source;
      const meaning = `${field.meaning} (${standard} §${section})`;
      const name = '  '.repeat(depth) + field.name;
      rows.push([renderRange(field.range), hex, name, renderValue(field.value), meaning]);
      addRows(field.children, depth + 1);
    }
  };
  addRows(fields, 0);
  return alignColumns(rows);
}

/** The fields of `result`, then one line that says how the decoding ended. */
export function renderResult(
  result: DecodeResult<unknown>,
  bytes: Uint8Array,
  byteOffset = 0,
): string {
  return renderFields(result.fields, bytes, byteOffset) + renderStatus(result);
}

function renderStatus(result: DecodeResult<unknown>): string {
  switch (result.status) {
    case 'complete':
      return `complete: ${result.byteLength} bytes\n${result.fault ? renderError(result.fault) : ''}`;
    case 'incomplete':
      return `incomplete: at least ${result.leastByteLength} bytes are needed\n`;
    case 'malformed':
      return renderError(result.error);
  }
}

function renderError({ code, message, protocolStatus }: DecodeError): string {
  const status = protocolStatus === undefined ? '' : `, status ${protocolStatus}`;
  return `malformed: ${message} [${code}${status}]\n`;
}

function renderRange({ startBit, bitLength }: BitRange): string {
  return `${renderBit(startBit)}-${renderBit(startBit + bitLength)}`;
}

function renderBit(bit: number): string {
  return bit % 8 === 0 ? `${bit / 8}` : `${Math.floor(bit / 8)}.${bit % 8}`;
}

function renderHex(range: BitRange, bytes: Uint8Array, byteOffset: number): string {
  const { start, end } = toByteRange(range);
  const shown = bytes.subarray(start - byteOffset, Math.min(end, start + maxHexBytes) - byteOffset);
  const hex = Array.from(shown, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return end - start > maxHexBytes ? `${hex} …` : hex;
}

function renderValue(value: FieldValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = JSON.stringify(value).replace(/[\x7f-\x9f]/g, escapeCharacter);
  return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}…` : text;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The last column is not padded, so that no line ends in spaces. */
function alignColumns(rows: readonly Row[]): string {
  const widths = [0, 1, 2, 3].map((column) =>
    rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0),
  );
  return rows
    .map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`)
    .join('');
}
