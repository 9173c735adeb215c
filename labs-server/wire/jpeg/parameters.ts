/** What marker segments say after their length: ITU-T T.81 clauses B.2.2 to B.2.5. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { latin1Text } from '../field/text.ts';
import { readFrameHeader, readScanHeader } from './headers.ts';
import { readJfif } from './jfif.ts';
import { isFrame, jpegMarker, markerCodes, t81 } from './marker.ts';
import { readHuffmanTables, readQuantizationTables } from './tables.ts';

/** The length of a segment, as its clause calls it. */
export function lengthName(marker: string): string {
  const names: Readonly<Record<string, string>> = {
    DQT: 'Lq',
    DHT: 'Lh',
    DRI: 'Lr',
    SOS: 'Ls',
    COM: 'Lc',
    DNL: 'Ld',
    DHP: 'Lf',
    DAC: 'La',
    EXP: 'Le',
  };
  if (Object.hasOwn(names, marker)) return names[marker] ?? 'length';
  if (marker.startsWith('SOF')) return 'Lf';
  return marker.startsWith('APP') ? 'Lp' : 'length';
}

const terms = {
  restartInterval: {
    name: 'Ri',
    meaning: 'Restart interval: how many MCUs lie between two restart markers; 0 for none.',
    source: t81('B.2.4.4'),
  },
  lines: { name: 'NL', meaning: 'Number of lines of the frame.', source: t81('B.2.5') },
  comment: { name: 'Cm', meaning: 'The bytes of the comment.', source: t81('B.2.4.5') },
  identifier: {
    name: 'Ap, identifier',
    meaning: 'By custom, a text with a zero at its end says whose data these are.',
    source: t81('B.2.4.6'),
  },
  application: {
    name: 'Ap',
    meaning: 'Data that only the application knows.',
    source: t81('B.2.4.6'),
  },
  rest: {
    name: 'parameters',
    meaning: 'Bytes of the segment that are not read here.',
    source: t81('B.1.1.4'),
  },
} as const satisfies Record<string, FieldTerm>;

/** Reads up to `end`; where the length and what it counts disagree, the rest becomes one field. */
export function readParameters(reader: FieldReader, code: number, end: number): BrokenRule | null {
  const start = reader.byteIndex;
  const agrees = readKnown(reader, code, end);
  if (end > reader.byteIndex) {
    const range = reader.layerRange({ start: reader.byteIndex, end });
    reader.take(terms.rest, end - reader.byteIndex, null);
    return agrees === 'unknown' ? null : disagrees(code, range, end - start);
  }
  return agrees === false ? disagrees(code, reader.layerRange({ start, end }), end - start) : null;
}

/** False where a part is missing; `unknown` where any bytes may follow. */
function readKnown(reader: FieldReader, code: number, end: number): boolean | 'unknown' {
  const left = end - reader.byteIndex;
  const { DQT, DHT, DRI, SOS, COM, DNL, DHP, APP0, APP15 } = markerCodes;
  if (code === DQT) return readQuantizationTables(reader, end);
  if (code === DHT) return readHuffmanTables(reader, end);
  if (code === SOS) return readScanHeader(reader, end);
  // Clause B.3.2: DHP has the syntax of a frame header.
  if (isFrame(code) || code === DHP) return readFrameHeader(reader, end);
  if (code === DRI || code === DNL) {
    if (left < 2) return false;
    reader.uint(code === DRI ? terms.restartInterval : terms.lines, 16);
    return true;
  }
  if (code === COM && left > 0) reader.utf8(terms.comment, left);
  if (code >= APP0 && code <= APP15) readApplication(reader, code, end);
  return 'unknown';
}

function readApplication(reader: FieldReader, code: number, end: number): void {
  const { bytes, byteIndex: start } = reader;
  const zero = bytes.subarray(0, Math.min(end, start + 32)).indexOf(0, start);
  if (zero > start) {
    const identifier = latin1Text(bytes, start, zero);
    reader.take(terms.identifier, zero + 1 - start, identifier);
    if (code === markerCodes.APP0 && identifier === 'JFIF') readJfif(reader, end);
  }
  if (end > reader.byteIndex) reader.take(terms.application, end - reader.byteIndex, null);
}

function disagrees(code: number, range: BrokenRule['range'], byteLength: number): BrokenRule {
  const { name, source } = jpegMarker(code);
  return {
    code: 'segment-length-disagrees',
    field: name,
    range,
    what: `the ${byteLength} bytes after the length are not a whole number of what ${name} defines`,
    source,
  };
}
