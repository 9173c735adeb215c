/** Masking, column by column: each byte as it was sent, the byte of the key that meets it, and what XOR makes of both. */
import { hexOf } from './frame-rows.ts';

export interface MaskColumn {
  /** Position in the payload data, from 0. */
  readonly index: number;
  readonly sent: number;
  /** Null where there is no mask. */
  readonly key: number | null;
  /** `sent` XOR `key`: the byte that the application gets. */
  readonly payload: number;
}

/** A character, and how many octets it takes. */
export interface TextCell {
  readonly text: string;
  readonly octets: number;
}

/** As many columns as fit beside each other. */
export interface MaskBlock {
  readonly columns: readonly MaskColumn[];
  /** Their octets add up to the number of columns; empty where the payload is no text. */
  readonly texts: readonly TextCell[];
}

/** What the payload data are: UTF-8, a status code and then UTF-8 (section 5.5.1), or anything. */
export type PayloadText = 'utf-8' | 'close' | 'none';

export function maskBlocks(
  sent: Uint8Array,
  maskingKey: Uint8Array | null,
  perBlock: number,
  reads: PayloadText,
): readonly MaskBlock[] {
  const columns = Array.from(sent, (byte, index): MaskColumn => {
    const key = maskingKey?.[index % 4] ?? null;
    return { index, sent: byte, key, payload: byte ^ (key ?? 0) };
  });
  const payload = Uint8Array.from(columns, (column) => column.payload);
  const texts = reads === 'none' ? [] : textCells(payload, reads);
  const blocks: MaskBlock[] = [];
  for (let start = 0; start < columns.length; start += perBlock) {
    const end = Math.min(start + perBlock, columns.length);
    blocks.push({ columns: columns.slice(start, end), texts: cellsWithin(texts, start, end) });
  }
  return blocks;
}

function textCells(payload: Uint8Array, reads: PayloadText): readonly TextCell[] {
  const cells: TextCell[] = [];
  const hasCode = reads === 'close' && payload.length >= 2;
  if (hasCode) {
    cells.push({ text: String((payload[0] ?? 0) * 256 + (payload[1] ?? 0)), octets: 2 });
  }
  for (let at = hasCode ? 2 : 0; at < payload.length;) {
    const cell = characterAt(payload, at);
    cells.push(cell);
    at += cell.octets;
  }
  return cells;
}

/** The character that begins at `at`; an octet that begins none is told as U+FFFD, as decoders do. */
function characterAt(bytes: Uint8Array, at: number): TextCell {
  const first = bytes[at] ?? 0;
  const octets = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes.subarray(at, at + octets),
    );
    return { text: shown(text, first), octets: Math.min(octets, bytes.length - at) };
  } catch {
    return { text: '\ufffd', octets: 1 };
  }
}

/** Control characters have pictures of their own, from U+2400 on. */
function shown(text: string, first: number): string {
  if (first < 0x20) return String.fromCharCode(0x2400 + first);
  if (first === 0x7f) return '\u2421';
  return first === 0x20 ? '\u2423' : text;
}

/** The cells of a block; of a character that a block's end cuts in two, each half says it. */
function cellsWithin(cells: readonly TextCell[], start: number, end: number): readonly TextCell[] {
  const within: TextCell[] = [];
  let at = 0;
  for (const { text, octets } of cells) {
    const from = Math.max(at, start);
    const to = Math.min(at + octets, end);
    if (to > from) within.push({ text, octets: to - from });
    at += octets;
  }
  return within;
}

/** `7f`, or a space where there is no byte. */
export function hexCell(byte: number | null): string {
  return byte === null ? '' : hexOf(byte);
}
