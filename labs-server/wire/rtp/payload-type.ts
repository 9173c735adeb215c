/** The static payload types of the audio/video profile: RFC 3551 section 6, tables 4 and 5. */
import type { FieldTerm } from '../field/field-reader.ts';

/** JPEG video: the payload begins with the headers of RFC 2435. */
export const jpegPayloadType = 26;

/** Encoding names; audio up to 18, video from 25 on. */
const encodingNames: ReadonlyMap<number, string> = new Map([
  [0, 'PCMU'],
  [3, 'GSM'],
  [4, 'G723'],
  [5, 'DVI4'],
  [6, 'DVI4'],
  [7, 'LPC'],
  [8, 'PCMA'],
  [9, 'G722'],
  [10, 'L16'],
  [11, 'L16'],
  [12, 'QCELP'],
  [13, 'CN'],
  [14, 'MPA'],
  [15, 'G728'],
  [16, 'DVI4'],
  [17, 'DVI4'],
  [18, 'G729'],
  [25, 'CelB'],
  [jpegPayloadType, 'JPEG'],
  [28, 'nv'],
  [31, 'H261'],
  [32, 'MPV'],
  [33, 'MP2T'],
  [34, 'H263'],
]);

/** `JPEG`; `null` for types without a fixed meaning. */
export function encodingName(payloadType: number): string | null {
  return encodingNames.get(payloadType) ?? null;
}

/** The field that says what the payload is. */
export function payloadTypeTerm(payloadType: number): FieldTerm {
  return {
    name: 'payload type',
    meaning: meaningOf(payloadType),
    source: { standard: 'RFC 3551', section: '6' },
  };
}

function meaningOf(payloadType: number): string {
  const name = encodingName(payloadType);
  if (payloadType === jpegPayloadType) return 'JPEG video: the headers of RFC 2435 come first.';
  if (name !== null) return `${name}, a type with a fixed meaning.`;
  if (payloadType >= 96) return 'A dynamic type: the session description says what it is.';
  return 'A type that the profile reserves or leaves unassigned.';
}
