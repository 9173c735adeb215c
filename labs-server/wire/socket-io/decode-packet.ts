/** One Socket.IO packet without its attachments: Socket.IO protocol 5, section "Packet encoding". */
import { type BrokenRule, malformed, quote } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { ByteRange, Source } from '../field/field.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import { firstCharacter, utf8Text } from '../field/text.ts';
import { packetTypeMeanings, packetTypes, type SocketIoPacketType } from './packet-type.ts';
import { readPayload } from './payload.ts';

export interface SocketIoPacket {
  readonly type: SocketIoPacketType;
  /** How many binary messages follow that belong to this packet: from 1 on for BINARY_EVENT and BINARY_ACK, else 0. */
  readonly attachmentCount: number;
  /** `/` is the main namespace, which is never written. */
  readonly namespace: string;
  /** The acknowledgment id, `null` where none is asked for. */
  readonly acknowledgmentId: bigint | null;
  /** The JSON value, with placeholders where bytes belong; `undefined` where there is none. */
  readonly payload: unknown;
}

const format: Source = { standard: 'Socket.IO protocol', section: 'Format' };
const exchange: Source = { standard: 'Socket.IO protocol', section: 'Exchange protocol' };
const namespaces: Source = {
  standard: 'Socket.IO protocol',
  section: 'Connection to a namespace',
};
const acknowledgement: Source = { standard: 'Socket.IO protocol', section: 'Acknowledgement' };

const terms = {
  attachments: {
    name: '# of binary attachments',
    meaning: 'How many binary messages follow that belong to this packet.',
    source: format,
  },
  dash: { name: '-', meaning: 'Ends the number of attachments.', source: format },
  namespace: {
    name: 'namespace',
    meaning:
      'One of several conversations on the same connection; the main one, /, is not written.',
    source: namespaces,
  },
  comma: { name: ',', meaning: 'Ends the namespace.', source: format },
  acknowledgmentId: {
    name: 'acknowledgment id',
    meaning: 'Ties an event and its acknowledgement together.',
    source: acknowledgement,
  },
} as const satisfies Record<string, FieldTerm>;

const [dash, comma, slash] = [0x2d, 0x2c, 0x2f];

/**
 * Decodes the packet that `bytes` are: an Engine.IO message says where it ends, so `atEnd` must be true for a result.
 * Attachments are messages of their own: see `decodeAttachment`.
 */
export function decodeSocketIoPacket(
  bytes: Uint8Array,
  options: DecodeOptions,
): DecodeResult<SocketIoPacket> {
  if (!options.atEnd) {
    return { status: 'incomplete', fields: [], leastByteLength: bytes.length + 1 };
  }
  const reader = new FieldReader(bytes, options.byteOffset);
  const type = packetTypes[(bytes[0] ?? 0) - 0x30];
  if (type === undefined) return malformed([], unknownType(reader));
  const typeTerm = { name: 'packet type', meaning: packetTypeMeanings[type], source: exchange };
  reader.take(typeTerm, 1, `${packetTypes.indexOf(type)} ${type}`);
  const attachments = readAttachmentCount(reader, type);
  if (typeof attachments !== 'number') return malformed(reader.fields, attachments);
  const namespace = readNamespace(reader);
  const acknowledgmentId = readAcknowledgmentId(reader);
  const payload = readPayload(reader, type);
  if ('code' in payload) return malformed(reader.fields, payload);
  const value = {
    type,
    attachmentCount: attachments,
    namespace,
    acknowledgmentId,
    payload: payload.value,
  };
  return { status: 'complete', fields: reader.fields, byteLength: bytes.length, value };
}

/** Index after the digits that begin at `start`. */
function afterDigits(bytes: Uint8Array, start: number): number {
  let end = start;
  while ((bytes[end] ?? 0) >= 0x30 && (bytes[end] ?? 0) <= 0x39) end += 1;
  return end;
}

function readAttachmentCount(reader: FieldReader, type: SocketIoPacketType): number | BrokenRule {
  if (type !== 'BINARY_EVENT' && type !== 'BINARY_ACK') return 0;
  const { bytes, byteIndex: start } = reader;
  const end = afterDigits(bytes, start);
  const text = utf8Text(bytes, start, end);
  const count = Number(text);
  if (count < 1 || !Number.isSafeInteger(count) || bytes[end] !== dash) {
    const found = utf8Text(bytes, start, Math.min(end + 1, bytes.length));
    return {
      code: 'attachments-illegal',
      field: terms.attachments.name,
      range: reader.layerRange({ start, end }),
      what: `expected a number from 1 on and "-", found ${quote(found)}`,
      source: format,
    };
  }
  reader.take(terms.attachments, end - start, count);
  reader.take(terms.dash, 1, null);
  return count;
}

function readNamespace(reader: FieldReader): string {
  const { bytes, byteIndex: start } = reader;
  if (bytes[start] !== slash) return '/';
  const found = bytes.indexOf(comma, start);
  const end = found === -1 ? bytes.length : found;
  const namespace = reader.utf8(terms.namespace, end - start);
  if (found !== -1) reader.take(terms.comma, 1, null);
  return namespace;
}

function readAcknowledgmentId(reader: FieldReader): bigint | null {
  const { bytes, byteIndex: start } = reader;
  const end = afterDigits(bytes, start);
  if (end === start) return null;
  const id = BigInt(utf8Text(bytes, start, end));
  const value = id <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(id) : id;
  reader.take(terms.acknowledgmentId, end - start, value);
  return id;
}

function unknownType(reader: FieldReader): BrokenRule {
  const { bytes } = reader;
  const range: ByteRange = { start: 0, end: Math.min(1, bytes.length) };
  const found = bytes.length === 0 ? 'no byte' : quote(firstCharacter(bytes));
  return {
    code: bytes.length === 0 ? 'packet-type-missing' : 'packet-type-unknown',
    field: 'packet type',
    range: reader.layerRange(range),
    what: `expected a digit from 0 to 6, found ${found}`,
    source: exchange,
  };
}
