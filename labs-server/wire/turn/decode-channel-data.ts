/** The ChannelData message: RFC 8656 section 12.4. */
import { type BrokenRule, createDecodeError, malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { ByteRange } from '../field/field.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import { hex16 } from '../stun/bytes.ts';
import { isChannelNumber } from './channel-number.ts';
import type { TurnFraming } from './framing.ts';
import { rfc8656 } from './rfc8656.ts';

export interface ChannelData {
  readonly channelNumber: number;
  /** Where the application data lie, as indices into the input. */
  readonly data: ByteRange;
}

export const channelDataHeaderBytes = 4;
const message = rfc8656('12.4');

const terms = {
  number: {
    name: 'Channel Number',
    meaning: 'The channel, which was bound to one peer.',
    source: message,
  },
  length: { name: 'Length', meaning: 'Bytes of application data.', source: message },
  data: {
    name: 'Application Data',
    meaning: 'What a datagram between server and peer carries.',
    source: message,
  },
  padding: {
    name: 'padding',
    meaning: 'Up to a multiple of 4 bytes: must be there on a stream, may be there in a datagram.',
    source: rfc8656('12.5'),
  },
} as const satisfies Record<string, FieldTerm>;

/**
 * Decodes the message that begins at `bytes[0]`. On a stream it says where it ends; in a datagram all bytes belong to it,
 * once `atEnd` is true. A reserved channel number is its `fault`.
 */
export function decodeChannelData(
  bytes: Uint8Array,
  options: DecodeOptions,
  framing: TurnFraming,
): DecodeResult<ChannelData> {
  const reader = new FieldReader(bytes, options.byteOffset);
  const [first = 0x40, second = 0, high = 0, low = 0] = bytes.subarray(0, channelDataHeaderBytes);
  if (first >> 6 !== 1) return malformed([], notChannelData(reader, first));
  if (bytes.length < channelDataHeaderBytes) {
    return unfinished(reader, channelDataHeaderBytes, options);
  }
  const channelNumber = (first << 8) | second;
  reader.take(terms.number, 2, hex16(channelNumber));
  reader.uint(terms.length, 16);
  const data = { start: channelDataHeaderBytes, end: channelDataHeaderBytes + ((high << 8) | low) };
  const padded = Math.ceil(data.end / 4) * 4;
  const least = framing === 'stream' ? padded : data.end;
  if (bytes.length < least) return unfinished(reader, least, options);
  if (framing === 'datagram' && !options.atEnd)
    return unfinished(reader, bytes.length + 1, options);
  const end = framing === 'stream' ? padded : bytes.length;
  if (data.end > data.start) reader.take(terms.data, data.end - data.start, null);
  if (end > data.end) reader.take(terms.padding, end - data.end, null);
  const value = { channelNumber, data };
  const whole = { status: 'complete', fields: reader.fields, byteLength: end, value } as const;
  const rule = brokenRule(reader, channelNumber, end, padded);
  return rule ? { ...whole, fault: createDecodeError(rule) } : whole;
}

function notChannelData(reader: FieldReader, first: number): BrokenRule {
  const what = `expected the first bits 01, found ${(first >> 6).toString(2).padStart(2, '0')}`;
  return brokenIn(reader, 'channel-data-first-bits-wrong', 'Channel Number', [0, 1], what);
}

function brokenRule(
  reader: FieldReader,
  channelNumber: number,
  end: number,
  padded: number,
): BrokenRule | null {
  if (!isChannelNumber(channelNumber)) {
    const what = `expected 0x4000 to 0x4FFF, found ${hex16(channelNumber)}, which is reserved`;
    const rule = brokenIn(reader, 'channel-number-reserved', 'Channel Number', [0, 2], what);
    return { ...rule, source: rfc8656('12') };
  }
  if (end <= padded) return null;
  const what = `the message has ${padded} bytes with padding, the datagram ${end}`;
  return brokenIn(reader, 'channel-data-length-too-small', 'Length', [2, 4], what);
}

function unfinished(
  reader: FieldReader,
  least: number,
  { atEnd }: DecodeOptions,
): DecodeResult<ChannelData> {
  const { bytes, fields } = reader;
  if (!atEnd) return { status: 'incomplete', fields, leastByteLength: least };
  const what = `the message needs ${least} bytes, ${bytes.length} are there`;
  const range = [reader.byteIndex, bytes.length] as const;
  return malformed(fields, brokenIn(reader, 'channel-data-truncated', 'Length', range, what));
}

function brokenIn(
  reader: FieldReader,
  code: string,
  field: string,
  [start, end]: readonly [number, number],
  what: string,
): BrokenRule {
  return { code, field, range: reader.layerRange({ start, end }), what, source: message };
}
