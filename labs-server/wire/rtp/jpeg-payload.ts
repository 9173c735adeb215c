/** JPEG in RTP: the headers before the scan data, RFC 2435 section 3.1. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader } from '../field/field-reader.ts';
import type { JpegPayload } from './jpeg-header.ts';
import { brokenOffset, brokenType } from './jpeg-rules.ts';
import {
  jpegSource as section,
  jpegTerms as terms,
  qTerm,
  typeSpecificTerm,
  typeTerm,
} from './jpeg-terms.ts';

type MainHeader = Omit<JpegPayload, 'data'>;

interface JpegRead {
  /** Null where the headers are cut. */
  readonly jpeg: JpegPayload | null;
  readonly fault: BrokenRule | null;
}

const mainHeaderBytes = 8;

/** Reads the payload up to `end`, an index into the bytes; it has at least one byte. */
export function readJpegPayload(reader: FieldReader, end: number): JpegRead {
  const left = end - reader.byteIndex;
  if (left < mainHeaderBytes) {
    const what = `the main JPEG header needs ${mainHeaderBytes} bytes, ${left} are there`;
    return cut(reader, end, null, 'main JPEG header', what, section('3.1'));
  }
  const start = reader.byteIndex;
  const header = readMainHeader(reader);
  // Where a header is cut, no data follow.
  const jpeg = { ...header, data: reader.layerRange({ start: end, end }) };
  let fault = brokenType(reader, start, jpeg);
  if (jpeg.type >= 64 && jpeg.type < 128) {
    if (end - reader.byteIndex < 4) {
      const what = `the restart marker header needs 4 bytes, ${end - reader.byteIndex} are there`;
      return cut(reader, end, jpeg, 'Restart Marker header', what, section('3.1.7'));
    }
    fault ??= readRestartMarkerHeader(reader);
  }
  if (jpeg.q >= 128 && jpeg.fragmentOffset === 0) {
    const broken = readQuantizationTables(reader, jpeg, end);
    if (broken) return { jpeg, fault: fault ?? broken };
  }
  fault ??= brokenOffset(reader, start, jpeg, end);
  const data = reader.layerRange({ start: reader.byteIndex, end });
  if (end > reader.byteIndex) reader.take(terms.scan, end - reader.byteIndex, null);
  return { jpeg: { ...jpeg, data }, fault };
}

function readMainHeader(reader: FieldReader): MainHeader {
  const [specific = 0, , , , type = 0, q = 0] = reader.bytes.subarray(
    reader.byteIndex,
    reader.byteIndex + mainHeaderBytes,
  );
  reader.take(typeSpecificTerm(specific), 1, specific);
  const fragmentOffset = reader.uint(terms.fragmentOffset, 24);
  reader.take(typeTerm(type), 1, type);
  reader.take(qTerm(q), 1, q);
  const [wide = 0, high = 0] = reader.bytes.subarray(reader.byteIndex, reader.byteIndex + 2);
  reader.take({ ...terms.width, meaning: `In units of 8 pixels: ${8 * wide} pixels.` }, 1, wide);
  reader.take({ ...terms.height, meaning: `In units of 8 pixels: ${8 * high} pixels.` }, 1, high);
  return { fragmentOffset, type, q, width: 8 * wide, height: 8 * high };
}

function readRestartMarkerHeader(reader: FieldReader): BrokenRule | null {
  const start = reader.byteIndex;
  let interval = 0;
  reader.group(() => {
    interval = reader.uint(terms.restartInterval, 16);
    reader.uint(terms.first, 1);
    reader.uint(terms.last, 1);
    reader.uint(terms.restartCount, 14);
    return {
      name: 'Restart Marker header',
      meaning: 'Where the packet lies between restart markers: a receiver can go on after a loss.',
      source: section('3.1.7'),
    };
  });
  if (interval > 0) return null;
  return {
    code: 'jpeg-restart-interval-zero',
    field: 'Restart Interval',
    range: reader.layerRange({ start, end: start + 2 }),
    what: 'the interval must not be 0',
    source: section('3.1.7'),
  };
}

/** Null when the header and its tables were read; else everything up to `end` was. */
function readQuantizationTables(
  reader: FieldReader,
  { q }: MainHeader,
  end: number,
): BrokenRule | null {
  const { bytes, byteIndex: start } = reader;
  const field = 'Quantization Table header';
  const source = section('3.1.8');
  if (end - start < 4) {
    const what = `the quantization table header needs 4 bytes, ${end - start} are there`;
    return cut(reader, end, null, field, what, source).fault;
  }
  const length = ((bytes[start + 2] ?? 0) << 8) | (bytes[start + 3] ?? 0);
  if (length > end - start - 4) {
    const what = `Length says ${length} bytes, ${end - start - 4} are there: the packet must be discarded`;
    return cut(reader, end, null, field, what, source).fault;
  }
  const precision = bytes[start + 1] ?? 0;
  reader.group(() => {
    reader.uint(terms.mbz, 8);
    reader.uint(terms.precision, 8);
    reader.uint(terms.length, 16);
    readTables(reader, length, precision);
    return {
      name: field,
      meaning: 'The quantization tables of the frame, in its first packet.',
      source,
    };
  });
  if (q !== 255 || length > 0) return null;
  if (end > reader.byteIndex) reader.take(terms.scan, end - reader.byteIndex, null);
  return {
    code: 'jpeg-tables-missing',
    field: 'Length',
    range: reader.layerRange({ start: start + 2, end: start + 4 }),
    what: 'with Q 255 the tables must be in every frame, found Length 0',
    source,
  };
}

function readTables(reader: FieldReader, length: number, precision: number): void {
  const end = reader.byteIndex + length;
  for (let index = 0; index < 8; index += 1) {
    const bits = (precision >> index) & 1 ? 16 : 8;
    if (end - reader.byteIndex < 8 * bits) break;
    const kinds = ['luminance', 'chrominance'];
    const meaning = `Table ${index}, ${kinds[index] ?? 'further'}: 64 coefficients of ${bits} bits in zigzag order.`;
    reader.take({ ...terms.table, meaning }, 8 * bits, null);
  }
  if (end > reader.byteIndex) reader.take(terms.tables, end - reader.byteIndex, null);
}

/** A header is cut by the end of the payload: what is there of it becomes one field. */
function cut(
  reader: FieldReader,
  end: number,
  jpeg: JpegPayload | null,
  field: string,
  what: string,
  source: Source,
): JpegRead {
  const range = reader.layerRange({ start: reader.byteIndex, end });
  if (end > reader.byteIndex) reader.take(terms.cut, end - reader.byteIndex, null);
  return { jpeg, fault: { code: 'jpeg-header-truncated', field, range, what, source } };
}
