/** Entropy-coded data segments and the restart markers between them: ITU-T T.81 clauses B.1.1.5 and B.2.1. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { isRestart, jpegMarker, markerCodes, t81 } from './marker.ts';

const entropyCodedTerm: FieldTerm = {
  name: 'entropy-coded data segment',
  meaning:
    "Huffman-coded blocks of the picture; a byte X'FF' in them is followed by a stuffed zero, so no marker can appear.",
  source: t81('B.1.1.5'),
};

/**
 * Index of the marker that ends the entropy-coded data: the first from `start` on that is not a restart marker; -1 while
 * none is there. Bytes before `start` are known to hold none.
 */
export function findScanEnd(bytes: Uint8Array, start: number): number {
  for (let index = bytes.indexOf(0xff, start); index !== -1;) {
    const code = bytes[index + 1];
    if (code === undefined) return -1;
    // Fill bytes belong to the marker that follows them; the first of them ends the data.
    if (code === 0xff) {
      const end = skipFill(bytes, index);
      const after = bytes[end];
      if (after === undefined) return -1;
      if (after !== 0 && !isRestart(after)) return index;
      index = bytes.indexOf(0xff, end + 1);
      continue;
    }
    if (code !== 0 && !isRestart(code)) return index;
    index = bytes.indexOf(0xff, index + 2);
  }
  return -1;
}

/** Index of the first byte from `start` on that is no fill byte. */
function skipFill(bytes: Uint8Array, start: number): number {
  let index = start;
  while (bytes[index] === 0xff) index += 1;
  return index;
}

/** Reads entropy-coded data up to `end`; returns the first restart marker that is out of order, or null. */
export function readEntropyCoded(reader: FieldReader, end: number): BrokenRule | null {
  const bytes = reader.bytes.subarray(0, end);
  let expected: number = markerCodes.RST0;
  let broken: BrokenRule | null = null;
  for (let at = nextRestart(bytes, reader.byteIndex); at !== -1;) {
    const start = reader.byteIndex;
    if (at > start) reader.take(entropyCodedTerm, at - start, null);
    const code = bytes[at + 1] ?? 0;
    if (code !== expected) broken ??= outOfOrder(reader, at, code, expected);
    expected = code === markerCodes.RST7 ? markerCodes.RST0 : code + 1;
    const { name, meaning, source } = jpegMarker(code);
    reader.take({ name, meaning, source }, 2, null);
    at = nextRestart(bytes, at + 2);
  }
  if (end > reader.byteIndex) reader.take(entropyCodedTerm, end - reader.byteIndex, null);
  return broken;
}

function nextRestart(bytes: Uint8Array, start: number): number {
  let index = bytes.indexOf(0xff, start);
  while (index !== -1 && !isRestart(bytes[index + 1] ?? 0)) {
    index = bytes.indexOf(0xff, index + 1);
  }
  return index;
}

function outOfOrder(reader: FieldReader, at: number, found: number, expected: number): BrokenRule {
  return {
    code: 'restart-marker-out-of-order',
    field: jpegMarker(found).name,
    range: reader.layerRange({ start: at, end: at + 2 }),
    what: `expected ${jpegMarker(expected).name}, found ${jpegMarker(found).name}`,
    source: t81('B.2.1'),
  };
}
