/** One RTP packet: RFC 3550 section 5.1. */
import { type BrokenRule, createDecodeError, malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { ByteRange } from '../field/field.ts';
import { FieldReader } from '../field/field-reader.ts';
import type { JpegPayload } from './jpeg-header.ts';
import { readJpegPayload } from './jpeg-payload.ts';
import { packetTerms as terms } from './packet-terms.ts';
import { encodingName, jpegPayloadType } from './payload-type.ts';
import { readRtpHeader, restBroken, type RtpHeader } from './read-header.ts';

export interface RtpPacket extends Omit<RtpHeader, 'padding' | 'extensionFault'> {
  /** The payload without padding, in layer coordinates. */
  readonly payload: ByteRange;
  /** What the headers of the payload say where it is JPEG and they can be read; else `null`. */
  readonly jpeg: JpegPayload | null;
}

/**
 * Decodes the packet that `bytes` are: the datagram or the interleaved frame says where it ends, so `atEnd` must be true
 * for a result. A rule that the headers of the payload break is the packet's `fault`.
 */
export function decodeRtpPacket(
  bytes: Uint8Array,
  options: DecodeOptions,
): DecodeResult<RtpPacket> {
  if (!options.atEnd) {
    return { status: 'incomplete', fields: [], leastByteLength: bytes.length + 1 };
  }
  const reader = new FieldReader(bytes, options.byteOffset);
  const read = readRtpHeader(reader);
  if ('code' in read) return malformed(reader.fields, read);
  const { padding: hasPadding, extensionFault, ...header } = read;
  const padding = hasPadding ? countPadding(reader) : 0;
  if (typeof padding !== 'number') return malformed(reader.fields, padding);
  const payloadEnd = bytes.length - padding;
  const payload = reader.layerRange({ start: reader.byteIndex, end: payloadEnd });
  const { jpeg, fault: payloadFault } = readPayload(reader, header.payloadType, payloadEnd);
  const fault = extensionFault ?? payloadFault;
  readPadding(reader, padding);
  const value = { ...header, payload, jpeg };
  const whole = { fields: reader.fields, byteLength: bytes.length, value };
  return fault
    ? { status: 'complete', ...whole, fault: createDecodeError(fault) }
    : { status: 'complete', ...whole };
}

function countPadding(reader: FieldReader): number | BrokenRule {
  const { bytes, byteIndex: start } = reader;
  const count = bytes.at(-1) ?? 0;
  const left = bytes.length - start;
  if (count > 0 && count <= left) return count;
  const what = `expected 1 to ${left} padding bytes, found ${count}`;
  return restBroken(reader, 'padding-count-invalid', 'padding count', what);
}

function readPayload(
  reader: FieldReader,
  payloadType: number,
  end: number,
): { readonly jpeg: JpegPayload | null; readonly fault: BrokenRule | null } {
  if (payloadType === jpegPayloadType && end > reader.byteIndex)
    return readJpegPayload(reader, end);
  const byteLength = end - reader.byteIndex;
  const name = encodingName(payloadType);
  const meaning = name === null ? terms.payload.meaning : `What the packet transports: ${name}.`;
  if (byteLength > 0) reader.take({ ...terms.payload, meaning }, byteLength, null);
  return { jpeg: null, fault: null };
}

function readPadding(reader: FieldReader, count: number): void {
  if (count > 1) reader.take(terms.paddingBytes, count - 1, null);
  if (count > 0) reader.uint(terms.paddingCount, 8);
}
