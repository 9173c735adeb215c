/** One Engine.IO packet: Engine.IO protocol 4, sections "Protocol" and "Packet encoding". */
import { isBase64 } from '../field/base64.ts';
import { malformed, quote } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult, Malformed } from '../field/decode-result.ts';
import type { ByteRange, Source } from '../field/field.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import { firstCharacter, utf8Text } from '../field/text.ts';
import { readHandshake } from './handshake.ts';
import {
  type EngineIoPacketType,
  packetTypeMeanings,
  packetTypes,
  recordSeparator,
} from './packet-type.ts';

/** How a packet travels: one of several in an HTTP body, or alone in a WebSocket message of text or of bytes. */
export type PacketFraming = 'payload' | 'text-message' | 'binary-message';

export interface EngineIoPacket {
  readonly type: EngineIoPacketType;
  /** `base64` for binary data in an HTTP body, `binary` for bytes as they are. */
  readonly encoding: 'text' | 'base64' | 'binary';
  /** Where the data lie, in layer coordinates; empty where the packet has none. */
  readonly data: ByteRange;
  /** True where a record separator follows: then another packet must. */
  readonly separated: boolean;
}

const protocol: Source = { standard: 'Engine.IO protocol', section: 'Protocol' };
const polling: Source = { standard: 'Engine.IO protocol', section: 'Packet encoding: polling' };
const webSocket: Source = { standard: 'Engine.IO protocol', section: 'Packet encoding: WebSocket' };
const upgrade: Source = { standard: 'Engine.IO protocol', section: 'Upgrade' };
const message: Source = { standard: 'Engine.IO protocol', section: 'Message' };

const terms = {
  binaryPrefix: {
    name: 'binary prefix',
    meaning: 'A message of bytes; in an HTTP body they travel as base64.',
    source: polling,
  },
  base64: { name: 'data', meaning: 'The bytes of the message, as base64.', source: polling },
  bytes: {
    name: 'data',
    meaning: 'A binary message is always a packet of type message: its bytes come as they are.',
    source: webSocket,
  },
  message: { name: 'data', meaning: 'The message, in UTF-8.', source: message },
  probe: { name: 'data', meaning: 'Tests the new transport before the upgrade.', source: upgrade },
  data: { name: 'data', meaning: 'Data that the packet type does not need.', source: protocol },
  separator: {
    name: 'separator',
    meaning: 'U+001E, the record separator: ends this packet, and another one follows.',
    source: polling,
  },
} as const satisfies Record<string, FieldTerm>;

const binaryPrefix = 0x62;

/**
 * Decodes the packet that begins at `bytes[0]`. In a payload it reaches to the record separator or to the end of the body;
 * a WebSocket message is one packet, so that `bytes` must be all of it and `atEnd` true. Data of a message are not
 * looked into.
 */
export function decodeEngineIoPacket(
  bytes: Uint8Array,
  options: DecodeOptions,
  framing: PacketFraming = 'payload',
): DecodeResult<EngineIoPacket> {
  const separator = framing === 'payload' ? bytes.indexOf(recordSeparator) : -1;
  if (separator === -1 && !options.atEnd) {
    return { status: 'incomplete', fields: [], leastByteLength: bytes.length + 1 };
  }
  const reader = new FieldReader(bytes, options.byteOffset);
  const end = separator === -1 ? bytes.length : separator;
  const separated = separator !== -1;
  if (framing === 'binary-message') return readBinary(reader, end);
  const first = bytes[0];
  if (framing === 'payload' && first === binaryPrefix && end > 0) {
    return readBase64(reader, end, separated);
  }
  const type = end === 0 ? undefined : packetTypes[(first ?? 0) - 0x30];
  return type === undefined ? unknownType(reader, end) : readText(reader, type, end, separated);
}

function readBinary(reader: FieldReader, end: number): DecodeResult<EngineIoPacket> {
  if (end > 0) reader.take(terms.bytes, end, null);
  return complete(reader, 'message', 'binary', { start: 0, end }, false);
}

function readBase64(
  reader: FieldReader,
  end: number,
  separated: boolean,
): DecodeResult<EngineIoPacket> {
  reader.latin1(terms.binaryPrefix, 1);
  const data = { start: 1, end };
  if (!isBase64(reader.bytes, data)) {
    const range = reader.layerRange(data);
    const what = `expected base64, found ${quote(utf8Text(reader.bytes, 1, end))}`;
    return malformed(reader.fields, {
      code: 'data-not-base64',
      field: 'data',
      range,
      what,
      source: polling,
    });
  }
  if (end > 1) reader.latin1(terms.base64, end - 1);
  return complete(reader, 'message', 'base64', data, separated);
}

function readText(
  reader: FieldReader,
  type: EngineIoPacketType,
  end: number,
  separated: boolean,
): DecodeResult<EngineIoPacket> {
  const { bytes } = reader;
  const meaning = packetTypeMeanings[type];
  const id = packetTypes.indexOf(type);
  reader.take({ name: 'packet type', meaning, source: protocol }, 1, `${id} ${type}`);
  const data = { start: 1, end };
  if (type === 'open') {
    const broken = readHandshake(reader, end - 1);
    if (broken) return malformed(reader.fields, broken);
  } else if (end > 1) {
    const isProbe = (type === 'ping' || type === 'pong') && utf8Text(bytes, 1, end) === 'probe';
    const term = type === 'message' ? terms.message : isProbe ? terms.probe : terms.data;
    reader.utf8(term, end - 1);
  }
  return complete(reader, type, 'text', data, separated);
}

function complete(
  reader: FieldReader,
  type: EngineIoPacketType,
  encoding: EngineIoPacket['encoding'],
  data: ByteRange,
  separated: boolean,
): DecodeResult<EngineIoPacket> {
  if (separated) reader.take(terms.separator, 1, null);
  const value = { type, encoding, data: reader.layerRange(data), separated };
  return { status: 'complete', fields: reader.fields, byteLength: reader.byteIndex, value };
}

function unknownType(reader: FieldReader, end: number): Malformed {
  const { bytes, fields } = reader;
  const missing = end === 0;
  const found = missing ? 'no byte' : quote(firstCharacter(bytes.subarray(0, end)));
  return malformed(fields, {
    code: missing ? 'packet-type-missing' : 'packet-type-unknown',
    field: 'packet type',
    range: reader.layerRange({ start: 0, end: Math.min(1, end) }),
    what: `expected a digit from 0 to 6, found ${found}`,
    source: protocol,
  });
}
