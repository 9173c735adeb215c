/** One SCTP packet, as DTLS carries it (RFC 8261): common header and chunks, RFC 9260 section 3. */
import { type BrokenRule, createDecodeError, malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { Source } from '../field/field.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import { packetChecksum } from './checksum.ts';
import type { SctpChunk } from './chunk.ts';
import { chunkTypes as types } from './chunk-type.ts';
import { readChunk } from './read-chunk.ts';

export interface SctpPacket {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly verificationTag: number;
  readonly chunks: readonly SctpChunk[];
}

const common: Source = { standard: 'RFC 9260', section: '3.1' };
const commonHeaderBytes = 12;
const checksumStart = 8;

const terms = {
  sourcePort: {
    name: 'Source Port Number',
    meaning: 'The port of the sender: not one of UDP, for one association has the DTLS alone.',
    source: common,
  },
  destinationPort: {
    name: 'Destination Port Number',
    meaning: 'The port of the receiver; a=sctp-port tells it in SDP.',
    source: common,
  },
  verificationTag: {
    name: 'Verification Tag',
    meaning:
      'The Initiate Tag of the receiver: so a packet of an old association is known. 0 with INIT.',
    source: common,
  },
  checksum: {
    name: 'Checksum',
    meaning: 'CRC32c of the packet with zeros in this field.',
    source: { standard: 'RFC 9260', section: '6.8' },
  },
  zeroChecksum: {
    name: 'Checksum',
    meaning: '0: none, which a peer may allow because DTLS already detects errors.',
    source: { standard: 'RFC 9653', section: '5' },
  },
  rest: {
    name: 'undecoded',
    meaning: 'What stands here cannot be told, for the end of a chunk before it is not known.',
    source: { standard: 'RFC 9260', section: '3.2' },
  },
} as const satisfies Record<string, FieldTerm>;

/**
 * Decodes the packet that fills `bytes`. It does not say where it ends: the DTLS record does, so it is incomplete until
 * `atEnd`. A rule that it breaks behind the common header is its `fault`.
 */
export function decodeSctpPacket(
  bytes: Uint8Array,
  { atEnd, byteOffset }: DecodeOptions,
): DecodeResult<SctpPacket> {
  const reader = new FieldReader(bytes, byteOffset);
  if (!atEnd) {
    const leastByteLength = Math.max(bytes.length + 1, commonHeaderBytes);
    return { status: 'incomplete', fields: [], leastByteLength };
  }
  if (bytes.length < commonHeaderBytes) {
    const what = `the common header needs ${commonHeaderBytes} bytes, ${bytes.length} are there`;
    const range = reader.layerRange({ start: 0, end: bytes.length });
    const code = 'sctp-packet-too-short';
    return malformed([], { code, field: 'common header', range, what, source: common });
  }
  const sourcePort = reader.uint(terms.sourcePort, 16);
  const destinationPort = reader.uint(terms.destinationPort, 16);
  const verificationTag = reader.uint(terms.verificationTag, 32);
  const checksumRule = readChecksum(reader);
  const { chunks, broken } = readChunks(reader);
  const value = { sourcePort, destinationPort, verificationTag, chunks };
  const whole = { fields: reader.fields, byteLength: bytes.length, value };
  const rule = broken ?? checksumRule ?? brokenBundle(reader, value);
  return rule === null
    ? { status: 'complete', ...whole }
    : { status: 'complete', ...whole, fault: createDecodeError(rule) };
}

function readChecksum(reader: FieldReader): BrokenRule | null {
  const range = { start: checksumStart, end: commonHeaderBytes };
  const found = reader.bytes
    .subarray(range.start, range.end)
    .reduce((value, byte) => value * 256 + byte, 0);
  const expected = packetChecksum(reader.bytes);
  const hex = hex32(found);
  if (found === expected || found !== 0) {
    const verdict = found === expected ? 'correct' : 'wrong';
    reader.take(terms.checksum, 4, `${hex}, ${verdict}`);
  } else reader.take(terms.zeroChecksum, 4, `${hex}, none`);
  if (found === expected || found === 0) return null;
  return {
    code: 'sctp-checksum-wrong',
    field: 'Checksum',
    range: reader.layerRange(range),
    what: `expected ${hex32(expected)}, found ${hex}`,
    source: terms.checksum.source,
  };
}

function hex32(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}

function readChunks(reader: FieldReader): {
  readonly chunks: readonly SctpChunk[];
  readonly broken: BrokenRule | null;
} {
  const chunks: SctpChunk[] = [];
  let broken: BrokenRule | null = null;
  while (reader.byteIndex < reader.bytes.length) {
    const read = readChunk(reader);
    if ('code' in read) {
      reader.take(terms.rest, reader.bytes.length - reader.byteIndex, null);
      return { chunks, broken: broken ?? read };
    }
    chunks.push(read.chunk);
    broken ??= read.broken;
  }
  return { chunks, broken };
}

/** INIT, INIT ACK and SHUTDOWN COMPLETE stand alone (section 6.10), and INIT comes with a tag of 0 (section 8.5.1). */
function brokenBundle(reader: FieldReader, packet: SctpPacket): BrokenRule | null {
  const { chunks, verificationTag } = packet;
  const alone: readonly number[] = [types.INIT, types['INIT ACK'], types['SHUTDOWN COMPLETE']];
  const single = chunks.find(({ type }) => alone.includes(type));
  if (single !== undefined && chunks.length > 1) {
    const range = reader.layerRange({ start: commonHeaderBytes, end: reader.bytes.length });
    const what = `${single.name} must be the only chunk, ${chunks.length} are there`;
    const source = { standard: 'RFC 9260', section: '6.10' };
    return { code: 'sctp-chunk-not-alone', field: 'Chunk Type', range, what, source };
  }
  if (single?.type !== types.INIT || verificationTag === 0) return null;
  const range = reader.layerRange({ start: 4, end: 8 });
  const what = `expected 0 with INIT, found ${verificationTag}`;
  const source = { standard: 'RFC 9260', section: '8.5.1' };
  return { code: 'sctp-init-tag-not-zero', field: 'Verification Tag', range, what, source };
}
