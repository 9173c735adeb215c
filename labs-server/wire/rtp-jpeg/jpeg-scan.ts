/**
 * What RTP carries of a JPEG (RFC 2435 section 3): its scan, its quantization tables and a few parameters. Everything
 * else, above all the Huffman tables, the receiver makes by itself; so only some JPEGs can be sent.
 */
import { standardHuffmanTables } from './huffman-tables.ts';

export interface JpegScan {
  /** In pixels, a multiple of 8 from 8 to 2040. */
  readonly width: number;
  readonly height: number;
  /** RFC 2435 section 4.1: 0 is 4:2:2, 1 is 4:2:0. */
  readonly type: 0 | 1;
  /** MCUs between two restart markers; 0 where there are none. */
  readonly restartInterval: number;
  /** Those of luminance and chrominance, 64 bytes each, in zig-zag order. */
  readonly quantizationTables: Uint8Array;
  /** Entropy-coded data, without SOS header and EOI. A view of the JPEG. */
  readonly scan: Uint8Array;
}

export type JpegScanReading =
  | { readonly ok: true; readonly scan: JpegScan }
  /** `reason` is one sentence that names what RFC 2435 does not allow. */
  | { readonly ok: false; readonly reason: string };

/** Greatest width and height: the header counts them in eights, in 8 bits (RFC 2435 section 3.1.5). */
export const maxSide = 255 * 8;

const marker = { sof0: 0xc0, dht: 0xc4, soi: 0xd8, eoi: 0xd9, sos: 0xda, dqt: 0xdb, dri: 0xdd };
const otherFrames = new Set([
  0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
]);

class NotForRtp extends Error {}

interface Found {
  readonly tables: Map<number, Uint8Array>;
  frame: Frame | null;
  restartInterval: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly type: 0 | 1;
  /** Number of the quantization table of each component. */
  readonly tableOf: readonly number[];
}

/** Reads the segments of one JPEG; never throws. */
export function readJpegScan(jpeg: Uint8Array): JpegScanReading {
  try {
    return { ok: true, scan: readSegments(jpeg) };
  } catch (error) {
    if (error instanceof NotForRtp) return { ok: false, reason: error.message };
    throw error;
  }
}

function readSegments(jpeg: Uint8Array): JpegScan {
  if (jpeg[0] !== 0xff || jpeg[1] !== marker.soi)
    throw new NotForRtp('It does not begin with SOI.');
  const found: Found = { tables: new Map(), frame: null, restartInterval: 0 };
  let at = 2;
  for (;;) {
    const code = jpeg[at + 1];
    const length = wordAt(jpeg, at + 2);
    const end = at + 2 + length;
    if (jpeg[at] !== 0xff || code === undefined || length < 2 || end > jpeg.length) {
      throw new NotForRtp(`At byte ${at} there is no whole marker segment.`);
    }
    const segment = jpeg.subarray(at + 4, end);
    if (code === marker.sos) return scanOf(found, segment, jpeg.subarray(end));
    readSegment(found, code, segment);
    at = end;
  }
}

function readSegment(found: Found, code: number, segment: Uint8Array): void {
  if (code === marker.dqt) readQuantizationTables(found, segment);
  else if (code === marker.sof0) found.frame = readFrame(segment);
  else if (code === marker.dri) found.restartInterval = wordAt(segment, 0);
  else if (code === marker.dht) checkHuffmanTables(segment);
  else if (otherFrames.has(code)) {
    throw new NotForRtp('It is not a baseline JPEG (SOF0): progressive ones cannot be sent.');
  }
}

function readQuantizationTables({ tables }: Found, segment: Uint8Array): void {
  for (let at = 0; at < segment.length; at += 65) {
    const precisionAndNumber = segment[at] ?? 0;
    const table = segment.subarray(at + 1, at + 65);
    if (precisionAndNumber > 3 || table.length !== 64) {
      throw new NotForRtp('A quantization table does not have 64 values of 8 bits.');
    }
    tables.set(precisionAndNumber, table);
  }
}

function readFrame(segment: Uint8Array): Frame {
  const [height, width] = [wordAt(segment, 1), wordAt(segment, 3)];
  if (segment[0] !== 8 || segment[5] !== 3) {
    throw new NotForRtp('It does not have three components of 8 bits.');
  }
  for (const side of [width, height]) {
    if (side === 0 || side % 8 !== 0 || side > maxSide) {
      throw new NotForRtp(`Width and height must be multiples of 8 up to ${maxSide}.`);
    }
  }
  const sampling = [6, 9, 12].map((at) => segment[at + 1]);
  const type = typeOf(sampling);
  return { width, height, type, tableOf: [6, 9, 12].map((at) => segment[at + 2] ?? 0) };
}

function typeOf([luminance, ...chrominance]: readonly (number | undefined)[]): 0 | 1 {
  if (chrominance.every((factors) => factors === 0x11)) {
    if (luminance === 0x21) return 0;
    if (luminance === 0x22) return 1;
  }
  throw new NotForRtp('Its sampling is neither 4:2:2 nor 4:2:0.');
}

function checkHuffmanTables(segment: Uint8Array): void {
  for (let at = 0; at < segment.length;) {
    const classAndNumber = segment[at] ?? 0;
    const standard = standardHuffmanTables.get(classAndNumber);
    const symbols = segment.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
    const table = segment.subarray(at + 1, at + 17 + symbols);
    if (standard === undefined || !sameBytes(table, standard)) {
      throw new NotForRtp('Its Huffman tables are not those of ITU-T T.81, Annex K.');
    }
    at += 17 + symbols;
  }
}

function scanOf(
  { tables, frame, restartInterval }: Found,
  sos: Uint8Array,
  rest: Uint8Array,
): JpegScan {
  if (frame === null) throw new NotForRtp('No frame header (SOF0) stands before its scan.');
  if (sos[0] !== 3) throw new NotForRtp('Its components come in several scans.');
  const [luminance, blue, red] = frame.tableOf.map((number) => tables.get(number));
  if (luminance === undefined || blue === undefined || red !== blue) {
    throw new NotForRtp(
      'It must have one quantization table for luminance and one for chrominance.',
    );
  }
  const quantizationTables = new Uint8Array(128);
  quantizationTables.set(luminance);
  quantizationTables.set(blue, 64);
  const { width, height, type } = frame;
  return { width, height, type, restartInterval, quantizationTables, scan: untilEnd(rest) };
}

/** What follows EOI, mostly nothing, is not part of the image. */
function untilEnd(bytes: Uint8Array): Uint8Array {
  for (let at = bytes.length - 2; at >= 0; at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === marker.eoi) return bytes.subarray(0, at);
  }
  throw new NotForRtp('Its scan does not end with EOI.');
}

function wordAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
