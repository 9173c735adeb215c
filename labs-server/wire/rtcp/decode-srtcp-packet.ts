/** One SRTCP packet as it crosses the wire: eight bytes can be read, and its index. RFC 3711 section 3.4, RFC 7714 section 9. */
import { type BrokenRule, malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { Source } from '../field/field.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import { rtcpPacketType } from './packet-type.ts';

/** How a protection profile lays out the end of a packet. */
export interface SrtcpLayout {
  readonly tagBytes: number;
  /** `before-index`: AEAD, where the tag is part of the ciphertext. */
  readonly tag: 'before-index' | 'after-index';
}

export interface SrtcpOptions extends DecodeOptions {
  /** Null where the handshake that chose it was not seen. */
  readonly layout: SrtcpLayout | null;
}

export interface SrtcpPacket {
  /** Of the first packet of the compound packet: the others are encrypted. */
  readonly packetType: number;
  readonly ssrc: number;
}

const srtcp: Source = { standard: 'RFC 3711', section: '3.4' };
const rtcpHeader: Source = { standard: 'RFC 3550', section: '6.4.1' };
const headerBytes = 8;
const indexBytes = 4;

const terms = {
  version: { name: 'version (V)', meaning: 'The version of RTP: 2.', source: rtcpHeader },
  padding: { name: 'padding (P)', meaning: '1: padding ends this packet.', source: rtcpHeader },
  count: {
    name: 'count',
    meaning: 'Reports, chunks or sources, or the kind of feedback.',
    source: rtcpHeader,
  },
  length: {
    name: 'length',
    meaning: 'Length of the first packet in 32-bit words, less one.',
    source: rtcpHeader,
  },
  ssrc: { name: 'SSRC of sender', meaning: 'Who sends this.', source: rtcpHeader },
  encrypted: {
    name: 'encrypted portion',
    meaning: 'The rest of the first packet, and all others: only the two ends can read it.',
    source: srtcp,
  },
  unknown: {
    name: 'encrypted portion, index and authentication tag',
    meaning: 'The DTLS handshake that says where each of them begins was not seen.',
    source: srtcp,
  },
  encryptionFlag: { name: 'E flag', meaning: '1: this packet is encrypted.', source: srtcp },
  index: {
    name: 'SRTCP index',
    meaning: 'Counts the packets of the sender: a repeated one is refused.',
    source: srtcp,
  },
  tag: {
    name: 'authentication tag',
    meaning: 'Proves that the packet is as the sender made it.',
    source: srtcp,
  },
} as const satisfies Record<string, FieldTerm>;

/** Decodes the packet that `bytes` are: the datagram says where it ends, so `atEnd` must be true for a result. */
export function decodeSrtcpPacket(
  bytes: Uint8Array,
  { atEnd, byteOffset, layout }: SrtcpOptions,
): DecodeResult<SrtcpPacket> {
  if (!atEnd) return { status: 'incomplete', fields: [], leastByteLength: bytes.length + 1 };
  const reader = new FieldReader(bytes, byteOffset);
  const least = headerBytes + (layout === null ? 0 : indexBytes + layout.tagBytes);
  if (bytes.length < least) {
    const what = `expected at least ${least} bytes, found ${bytes.length}`;
    return malformed([], broken(reader, 'srtcp-packet-too-short', 'packet', bytes.length, what));
  }
  const version = (bytes[0] ?? 0) >> 6;
  if (version !== 2) {
    const what = `expected version 2, found ${version}`;
    return malformed([], broken(reader, 'srtcp-version-not-2', 'version (V)', 1, what));
  }
  const value = readHeader(reader);
  if (layout === null) readRest(reader, terms.unknown, bytes.length);
  else readTrailer(reader, layout);
  return { status: 'complete', fields: reader.fields, byteLength: bytes.length, value };
}

function readHeader(reader: FieldReader): SrtcpPacket {
  const packetType = reader.bytes[1] ?? 0;
  const { name, meaning, source } = rtcpPacketType(packetType);
  reader.uint(terms.version, 2);
  reader.uint(terms.padding, 1);
  reader.uint(terms.count, 5);
  reader.take({ name: 'packet type (PT)', meaning, source }, 1, `${packetType} ${name}`);
  reader.uint(terms.length, 16);
  return { packetType, ssrc: reader.uint(terms.ssrc, 32) };
}

function readTrailer(reader: FieldReader, { tagBytes, tag }: SrtcpLayout): void {
  const { length } = reader.bytes;
  readRest(reader, terms.encrypted, length - indexBytes - tagBytes);
  if (tag === 'before-index') reader.take(terms.tag, tagBytes, null);
  reader.uint(terms.encryptionFlag, 1);
  reader.uint(terms.index, 31);
  if (tag === 'after-index') reader.take(terms.tag, tagBytes, null);
}

function readRest(reader: FieldReader, term: FieldTerm, end: number): void {
  if (end > reader.byteIndex) reader.take(term, end - reader.byteIndex, null);
}

function broken(
  reader: FieldReader,
  code: string,
  field: string,
  end: number,
  what: string,
): BrokenRule {
  return { code, field, range: reader.layerRange({ start: 0, end }), what, source: srtcp };
}
