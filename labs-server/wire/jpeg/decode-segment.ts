/** One marker, marker segment or stretch of entropy-coded data of a JPEG image: ITU-T T.81 clause B.1. */
import { type BrokenRule, createDecodeError, malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import { findScanEnd, readEntropyCoded } from './entropy-coded.ts';
import { jpegMarker, markerAt, markerCodes, standsAlone, t81 } from './marker.ts';
import { lengthName, readParameters } from './parameters.ts';

/** What can follow: the image begins, or it goes on, or entropy-coded data come. */
export type JpegPosition = 'start' | 'segment' | 'scan';

export interface JpegSegment {
  /** Second byte of the marker; `null` for entropy-coded data. */
  readonly code: number | null;
  /** What follows it; `null` after EOI. */
  readonly next: JpegPosition | null;
}

const fillTerm: FieldTerm = {
  name: 'fill bytes',
  meaning: "Bytes X'FF' before a marker, which mean nothing.",
  source: t81('B.1.1.2'),
};

/** Decodes what begins at `bytes[0]`. Entropy-coded data end where the marker after them begins, or at the end. */
export function decodeJpegSegment(
  bytes: Uint8Array,
  options: DecodeOptions,
  position: JpegPosition = 'start',
): DecodeResult<JpegSegment> {
  const reader = new FieldReader(bytes, options.byteOffset);
  if (position === 'scan') {
    const found = findScanEnd(bytes, 0);
    const end = found === -1 && options.atEnd ? bytes.length : found;
    if (end === -1) return wait(reader, bytes.length + 1);
    if (end > 0) return entropyCoded(reader, end);
  }
  const marker = markerAt(bytes, 0);
  if (marker === 'wait' && !options.atEnd) return wait(reader, Math.max(bytes.length + 1, 2));
  if (typeof marker === 'string') return malformed([], noMarker(reader, marker, position));
  const { code, end } = marker;
  if (position === 'start' && code !== markerCodes.SOI) {
    return malformed([], noMarker(reader, 'none', position));
  }
  if (end > 2) reader.take(fillTerm, end - 2, null);
  const { name, meaning, source } = jpegMarker(code);
  reader.take({ name, meaning, source }, 2, null);
  const whole = (byteLength: number) =>
    ({
      status: 'complete',
      fields: reader.fields,
      byteLength,
      value: { code, next: afterMarker(code) },
    }) as const;
  if (standsAlone(code)) return whole(end);
  const segment = readSegment(reader, code, end, options);
  if (segment === 'whole') return whole(reader.byteIndex);
  if ('status' in segment) return segment;
  return { ...whole(reader.byteIndex), fault: createDecodeError(segment) };
}

function afterMarker(code: number): JpegPosition | null {
  if (code === markerCodes.EOI) return null;
  return code === markerCodes.SOS ? 'scan' : 'segment';
}

/** Reads what follows a marker that begins a segment: `whole`, or the rule that its parameters break. */
function readSegment(
  reader: FieldReader,
  code: number,
  start: number,
  { atEnd }: DecodeOptions,
): 'whole' | BrokenRule | DecodeResult<never> {
  const { bytes } = reader;
  const { name, source } = jpegMarker(code);
  if (bytes.length < start + 2 && !atEnd) return wait(reader, start + 2);
  const length = ((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0);
  const left = { start, end: bytes.length };
  if (bytes.length >= start + 2 && length < 2) {
    const range = reader.layerRange({ start, end: start + 2 });
    const what = `the length counts its own 2 bytes, found ${length}`;
    const code = 'segment-length-too-small';
    return malformed(reader.fields, { code, field: lengthName(name), range, what, source });
  }
  const end = start + Math.max(length, 2);
  if (bytes.length < end) {
    if (!atEnd) return wait(reader, end);
    const range = reader.layerRange(left);
    const what = `the segment needs ${end - start} bytes after its marker, ${bytes.length - start} are there`;
    return malformed(reader.fields, {
      code: 'segment-truncated',
      field: name,
      range,
      what,
      source,
    });
  }
  const meaning = `Length of the segment without its marker: ${length} bytes.`;
  reader.take({ name: lengthName(name), meaning, source: t81('B.1.1.4') }, 2, length);
  return readParameters(reader, code, end) ?? 'whole';
}

function entropyCoded(reader: FieldReader, end: number): DecodeResult<JpegSegment> {
  const broken = readEntropyCoded(reader, end);
  const value = { code: null, next: 'segment' } as const;
  const whole = { status: 'complete', fields: reader.fields, byteLength: end, value } as const;
  return broken ? { ...whole, fault: createDecodeError(broken) } : whole;
}

function wait(reader: FieldReader, leastByteLength: number): DecodeResult<never> {
  return { status: 'incomplete', fields: reader.fields, leastByteLength };
}

function noMarker(reader: FieldReader, why: 'wait' | 'none', position: JpegPosition): BrokenRule {
  const { bytes } = reader;
  const range = reader.layerRange({ start: 0, end: Math.min(bytes.length, 2) });
  const hex = Array.from(bytes.subarray(0, 2), (byte) => byte.toString(16).padStart(2, '0'));
  const found = why === 'wait' ? 'the end of the data' : `X'${hex.join('').toUpperCase()}'`;
  if (position === 'start') {
    const what = `an image begins with SOI, X'FFD8', found ${found}`;
    return { code: 'soi-missing', field: 'SOI', range, what, source: t81('B.2.1') };
  }
  if (why === 'wait') {
    const what = `expected EOI, X'FFD9', found ${found}: the image is cut`;
    return { code: 'eoi-missing', field: 'EOI', range, what, source: t81('B.2.1') };
  }
  const what = `expected a marker, found ${found}`;
  return { code: 'marker-expected', field: 'marker', range, what, source: t81('B.1.1.2') };
}
