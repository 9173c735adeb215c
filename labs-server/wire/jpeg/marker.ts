/** Markers: two bytes, X'FF' and a code that is neither 0 nor X'FF' (ITU-T T.81 clause B.1.1.2, table B.1). */
import type { Source } from '../field/field.ts';
import { frameName } from './frame-name.ts';

export const markerCodes = {
  SOF0: 0xc0,
  DHT: 0xc4,
  JPG: 0xc8,
  RST0: 0xd0,
  RST7: 0xd7,
  SOI: 0xd8,
  EOI: 0xd9,
  SOS: 0xda,
  DQT: 0xdb,
  DNL: 0xdc,
  DRI: 0xdd,
  DHP: 0xde,
  APP0: 0xe0,
  APP15: 0xef,
  JPG0: 0xf0,
  COM: 0xfe,
} as const;

interface KnownMarker {
  readonly name: string;
  readonly meaning: string;
  readonly source: Source;
}

export const t81 = (section: string): Source => ({ standard: 'ITU-T T.81', section });

const knownMarkers: ReadonlyMap<number, readonly [name: string, clause: string, meaning: string]> =
  new Map([
    [0x01, ['TEM', 'B.1.1.3', 'Temporary private use in arithmetic coding.']],
    [markerCodes.DHT, ['DHT', 'B.2.4.2', 'Defines Huffman tables.']],
    [0xcc, ['DAC', 'B.2.4.3', 'Defines the conditioning of arithmetic coding.']],
    [markerCodes.SOI, ['SOI', 'B.2.1', 'Start of image.']],
    [markerCodes.EOI, ['EOI', 'B.2.1', 'End of image.']],
    [markerCodes.SOS, ['SOS', 'B.2.3', 'Start of scan: entropy-coded data follow its header.']],
    [markerCodes.DQT, ['DQT', 'B.2.4.1', 'Defines quantization tables.']],
    [markerCodes.DNL, ['DNL', 'B.2.5', 'Defines the number of lines after the first scan.']],
    [markerCodes.DRI, ['DRI', 'B.2.4.4', 'Defines the restart interval.']],
    [markerCodes.DHP, ['DHP', 'B.3.2', 'Defines a hierarchical progression.']],
    [0xdf, ['EXP', 'B.3.3', 'Expands reference components.']],
    [markerCodes.COM, ['COM', 'B.2.4.5', 'A comment.']],
  ]);

/** The symbol of table B.1: `SOI`, `APP0`, `SOF0`, `RST3`; of codes that are reserved `JPG`, `JPG0` or `RES`. */
export function jpegMarker(code: number): KnownMarker {
  const [name, clause, meaning] = knownMarkers.get(code) ?? derivedMarker(code);
  return { name, meaning, source: t81(clause) };
}

function derivedMarker(code: number): readonly [name: string, clause: string, meaning: string] {
  const { RST0, APP0, APP15, JPG, JPG0 } = markerCodes;
  if (isRestart(code)) {
    return [`RST${code - RST0}`, 'B.2.1', 'Restart: decoding can begin anew here after an error.'];
  }
  if (code >= APP0 && code <= APP15) {
    return [`APP${code - APP0}`, 'B.2.4.6', 'Data of an application.'];
  }
  if (isFrame(code)) {
    return [`SOF${code - markerCodes.SOF0}`, 'B.2.2', `Start of frame: ${frameName(code)}.`];
  }
  const extension = 'Reserved for extensions of JPEG.';
  if (code === JPG) return ['JPG', 'B.1.1.3', extension];
  if (code >= JPG0 && code < markerCodes.COM) return [`JPG${code - JPG0}`, 'B.1.1.3', extension];
  return ['RES', 'B.1.1.3', 'A reserved marker.'];
}

export function isRestart(code: number): boolean {
  return code >= markerCodes.RST0 && code <= markerCodes.RST7;
}

/** True for SOF0 to SOF15; DHT, JPG and DAC lie between them. */
export function isFrame(code: number): boolean {
  return (
    code >= 0xc0 &&
    code <= 0xcf &&
    code !== markerCodes.DHT &&
    code !== markerCodes.JPG &&
    code !== 0xcc
  );
}

/** True for markers that stand alone: all others begin a segment with its length. */
export function standsAlone(code: number): boolean {
  return code === 0x01 || (code >= markerCodes.RST0 && code <= markerCodes.EOI);
}

/** A marker that begins at `start`; `wait` while it is not whole, `none` where the byte there is not X'FF'. */
export type MarkerFound = { readonly code: number; readonly end: number } | 'wait' | 'none';

/** Clause B.1.1.2: any number of fill bytes X'FF' may come before a marker. `X'FF00'` is no marker. */
export function markerAt(bytes: Uint8Array, start: number): MarkerFound {
  if (start >= bytes.length) return 'wait';
  if (bytes[start] !== 0xff) return 'none';
  let index = start + 1;
  while (bytes[index] === 0xff) index += 1;
  const code = bytes[index];
  if (code === undefined) return 'wait';
  return code === 0 ? 'none' : { code, end: index + 1 };
}
