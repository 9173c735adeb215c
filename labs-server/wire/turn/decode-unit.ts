/** What TURN speaks: STUN messages and ChannelData messages, told apart by their first two bits. RFC 8656 section 12. */
import { type BrokenRule, createDecodeError, malformed } from '../field/decode-error.ts';
import type { Complete, DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import { FieldReader } from '../field/field-reader.ts';
import type { UnitDecoder } from '../field/unit-decoder.ts';
import { rfc8489 } from '../stun/attribute.ts';
import { decodeStunMessage, type StunMessage } from '../stun/decode-message.ts';
import { type ChannelData, decodeChannelData } from './decode-channel-data.ts';
import type { TurnFraming } from './framing.ts';
import { rfc8656 } from './rfc8656.ts';
import { turnVocabulary } from './vocabulary.ts';

export type TurnUnit =
  | { readonly kind: 'stun'; readonly message: StunMessage }
  | { readonly kind: 'channel-data'; readonly channelData: ChannelData };

/** Decodes the unit that begins at `bytes[0]`. In a datagram all bytes belong to it, once `atEnd` is true. */
export function decodeTurnUnit(
  bytes: Uint8Array,
  options: DecodeOptions,
  framing: TurnFraming,
): DecodeResult<TurnUnit> {
  const first = bytes[0] ?? 0;
  if (first >> 7 === 1) return neither(bytes, options, first);
  if (first >> 6 === 1) {
    const result = decodeChannelData(bytes, options, framing);
    if (result.status !== 'complete') return result;
    return { ...result, value: { kind: 'channel-data', channelData: result.value } };
  }
  const result = decodeStunMessage(bytes, options, turnVocabulary);
  if (result.status !== 'complete') return result;
  const unit: Complete<TurnUnit> = { ...result, value: { kind: 'stun', message: result.value } };
  return framing === 'stream' ? unit : wholeDatagram(bytes, options, unit);
}

function neither(bytes: Uint8Array, options: DecodeOptions, first: number) {
  const range = new FieldReader(bytes, options.byteOffset).layerRange({ start: 0, end: 1 });
  const bits = (first >> 6).toString(2);
  return malformed([], {
    code: 'neither-stun-nor-channel-data',
    field: 'first two bits',
    range,
    what: `expected 00 for STUN or 01 for ChannelData, found ${bits}`,
    source: rfc8656('12'),
  });
}

/** A datagram is one message: a length that is not its own is not "sensible" (RFC 8489 section 6.3). */
function wholeDatagram(
  bytes: Uint8Array,
  options: DecodeOptions,
  unit: Complete<TurnUnit>,
): DecodeResult<TurnUnit> {
  const { fields, byteLength, fault } = unit;
  if (!options.atEnd) return { status: 'incomplete', fields, leastByteLength: bytes.length + 1 };
  if (byteLength === bytes.length) return unit;
  const source = rfc8489('6.3');
  const reader = new FieldReader(bytes, options.byteOffset, unit);
  const meaning = 'The datagram goes on behind the message that its length tells.';
  reader.take(
    { name: 'bytes after the message', meaning, source },
    bytes.length - byteLength,
    null,
  );
  const rule: BrokenRule = {
    code: 'stun-length-not-that-of-datagram',
    field: 'message length',
    range: reader.layerRange({ start: 2, end: 4 }),
    what: `the message ends after ${byteLength} bytes, the datagram after ${bytes.length}`,
    source,
  };
  const told = fault ?? createDecodeError(rule);
  return { ...unit, fields: reader.fields, byteLength: bytes.length, fault: told };
}

/** Unit after unit of a stream, or the one of a datagram. */
export function turnDecoder(framing: TurnFraming): UnitDecoder<TurnUnit> {
  const decoder: UnitDecoder<TurnUnit> = {
    decode: (bytes, options) => decodeTurnUnit(bytes, options, framing),
    after: () => (framing === 'stream' ? decoder : null),
  };
  return decoder;
}
