/** One RTP packet: RFC 3550 section 5.1. */
import { type BrokenRule, createDecodeError, malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { ByteRange } from '../field/field.ts';
import { FieldReader } from '../field/field-reader.ts';
import type { JpegPayload } from './jpeg-header.ts';
import { readJpegPayload } from './jpeg-payload.ts';
import { encodingName, jpegPayloadType, payloadTypeTerm } from './payload-type.ts';
import { fixedHeader, packetTerms as terms } from './packet-terms.ts';

export interface RtpPacket {
  /** What a marker means is up to the profile: for video, the last packet of a frame. */
  readonly marker: boolean;
  /** 0 to 127. */
  readonly payloadType: number;
  /** 0 to 65535. */
  readonly sequenceNumber: number;
  /** In ticks of the clock of the payload type: 90 kHz for video. */
  readonly timestamp: number;
  readonly ssrc: number;
  readonly csrcs: readonly number[];
  /** The payload without padding, in layer coordinates. */
  readonly payload: ByteRange;
  /** What the headers of the payload say where it is JPEG and they can be read; else `null`. */
  readonly jpeg: JpegPayload | null;
}

const fixedHeaderBytes = 12;
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
  const broken = brokenBeginning(reader);
  if (broken) return malformed([], broken);
  const header = readFixedHeader(reader);
  const csrcEnd = fixedHeaderBytes + 4 * header.csrcCount;
  if (bytes.length < csrcEnd) {
    const what = `expected ${header.csrcCount} CSRC identifiers in ${bytes.length - fixedHeaderBytes} bytes`;
    return malformed(reader.fields, restBroken(reader, 'csrc-list-truncated', 'CSRC', what));
  }
  const csrcs = Array.from({ length: header.csrcCount }, () => reader.uint(terms.csrc, 32));
  const truncated = header.extension ? readExtension(reader) : null;
  if (truncated) return malformed(reader.fields, truncated);
  const padding = header.padding ? countPadding(reader) : 0;
  if (typeof padding !== 'number') return malformed(reader.fields, padding);
  const payloadEnd = bytes.length - padding;
  const payload = reader.layerRange({ start: reader.byteIndex, end: payloadEnd });
  const { jpeg, fault } = readPayload(reader, header.payloadType, payloadEnd);
  readPadding(reader, padding);
  const value = { ...header, csrcs, payload, jpeg };
  const whole = { fields: reader.fields, byteLength: bytes.length, value };
  return fault
    ? { status: 'complete', ...whole, fault: createDecodeError(fault) }
    : { status: 'complete', ...whole };
}

/** A packet that is too short, or of another version: nothing of it can be read. */
function brokenBeginning(reader: FieldReader): BrokenRule | null {
  const { bytes } = reader;
  const version = (bytes[0] ?? 0) >> 6;
  if (bytes.length > 0 && version !== 2) {
    return {
      code: 'rtp-version-not-2',
      field: 'version (V)',
      range: reader.layerRange({ start: 0, end: 1 }),
      what: `expected version 2, found ${version}`,
      source: fixedHeader,
    };
  }
  if (bytes.length >= fixedHeaderBytes) return null;
  const what = `expected at least ${fixedHeaderBytes} bytes, found ${bytes.length}`;
  return restBroken(reader, 'rtp-packet-too-short', 'fixed header', what);
}

function readFixedHeader(reader: FieldReader) {
  reader.uint(terms.version, 2);
  const padding = reader.uint(terms.padding, 1) === 1;
  const extension = reader.uint(terms.extension, 1) === 1;
  const csrcCount = reader.uint(terms.csrcCount, 4);
  const marker = reader.uint(terms.marker, 1) === 1;
  const payloadType = (reader.bytes[1] ?? 0) & 0x7f;
  reader.takeBits(payloadTypeTerm(payloadType), 7, payloadType);
  const sequenceNumber = reader.uint(terms.sequenceNumber, 16);
  const timestamp = reader.uint(terms.timestamp, 32);
  const ssrc = reader.uint(terms.ssrc, 32);
  return { padding, extension, csrcCount, marker, payloadType, sequenceNumber, timestamp, ssrc };
}

/** Null when the header extension was read. */
function readExtension(reader: FieldReader): BrokenRule | null {
  const { bytes, byteIndex: start } = reader;
  const words = ((bytes[start + 2] ?? 0) << 8) | (bytes[start + 3] ?? 0);
  const end = start + 4 + 4 * words;
  if (start + 4 > bytes.length || end > bytes.length) {
    const what = `the header extension needs ${end - start} bytes, ${bytes.length - start} are left`;
    return restBroken(reader, 'header-extension-truncated', 'header extension', what);
  }
  reader.uint(terms.definedByProfile, 16);
  reader.uint(terms.extensionLength, 16);
  if (words > 0) reader.take(terms.extensionData, 4 * words, null);
  return null;
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

/** The rule is broken in what is left of the packet. */
function restBroken(reader: FieldReader, code: string, field: string, what: string): BrokenRule {
  const range = reader.layerRange({ start: reader.byteIndex, end: reader.bytes.length });
  return { code, field, range, what, source: fixedHeader };
}
