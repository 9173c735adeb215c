/** Handshake messages in a record that is not encrypted: RFC 6347 sections 4.2.2 and 4.2.3. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { ByteRange, Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { handshakeType, handshakeTypes as types } from './handshake-type.ts';
import { readClientHello, readHelloVerifyRequest, readServerHello } from './read-hello.ts';
import {
  readCertificate,
  readCertificateRequest,
  readClientKeyExchange,
  readNewSessionTicket,
  readServerKeyExchange,
  readSignature,
} from './read-key-exchange.ts';
import { type ReadContents, readUndecoded, requireBytes } from './vector.ts';

/** A message, or a fragment of one. */
export interface HandshakeMessage {
  readonly type: number;
  /** `client_hello`; of an unknown type, its number. */
  readonly name: string;
  /** Bytes of the whole message. */
  readonly length: number;
  readonly messageSequence: number;
  readonly fragmentOffset: number;
  readonly fragmentLength: number;
  /** Where the bytes of the fragment are, in layer coordinates. */
  readonly fragment: ByteRange;
}

const header: Source = { standard: 'RFC 6347', section: '4.2.2' };
const fragments: Source = { standard: 'RFC 6347', section: '4.2.3' };
const headerBytes = 12;

const terms = {
  length: { name: 'length', meaning: 'Bytes of the whole message.', source: header },
  sequence: {
    name: 'message_seq',
    meaning: 'Counts the messages of the sender: a repeated one has the same number.',
    source: header,
  },
  offset: {
    name: 'fragment_offset',
    meaning: 'Where in the message this fragment begins.',
    source: fragments,
  },
  fragmentLength: {
    name: 'fragment_length',
    meaning: 'Bytes of this fragment.',
    source: fragments,
  },
  fragment: {
    name: 'fragment',
    meaning: 'A part of the message: it can be read once all of them are there.',
    source: fragments,
  },
} as const satisfies Record<string, FieldTerm>;

const readers: ReadonlyMap<number, ReadContents> = new Map<number, ReadContents>([
  [types.client_hello, readClientHello],
  [types.server_hello, readServerHello],
  [types.hello_verify_request, readHelloVerifyRequest],
  [types.new_session_ticket, readNewSessionTicket],
  [types.certificate, readCertificate],
  [types.server_key_exchange, readServerKeyExchange],
  [types.certificate_request, readCertificateRequest],
  [types.certificate_verify, readSignature],
  [types.client_key_exchange, readClientKeyExchange],
]);

/** Reads messages up to `end` and appends them to `messages`. Null, or the first rule that is broken. */
export function readHandshake(
  reader: FieldReader,
  end: number,
  messages: HandshakeMessage[],
): BrokenRule | null {
  let broken: BrokenRule | null = null;
  while (reader.byteIndex < end) {
    const unreadable = brokenHeader(reader, end);
    if (unreadable !== null) {
      readUndecoded(reader, end, header);
      return broken ?? unreadable;
    }
    const rule = readMessage(reader, messages);
    broken ??= rule;
  }
  return broken;
}

function uint24(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}

function brokenHeader(reader: FieldReader, end: number): BrokenRule | null {
  const { bytes, byteIndex: start } = reader;
  const short = requireBytes(reader, end, headerBytes, { name: 'Handshake', source: header });
  if (short !== null) return short;
  const fragmentLength = uint24(bytes, start + 9);
  const left = end - start - headerBytes;
  if (fragmentLength <= left) return null;
  const what = `${fragmentLength} bytes, ${left} are left in the record`;
  const range = reader.layerRange({ start: start + 9, end: start + headerBytes });
  const code = 'dtls-fragment-truncated';
  return { code, field: 'fragment_length', range, what, source: fragments };
}

/** Reads the whole of a message of `type`, its header not; it reaches up to `end`. */
export function readHandshakeBody(
  reader: FieldReader,
  type: number,
  end: number,
): BrokenRule | null {
  const broken = readers.get(type)?.(reader, end) ?? null;
  readUndecoded(reader, end, handshakeType(type).source);
  return broken;
}

/** The header and the fragment are there. */
function readMessage(reader: FieldReader, messages: HandshakeMessage[]): BrokenRule | null {
  const { bytes, byteIndex: start } = reader;
  const type = bytes[start] ?? 0;
  const { name, meaning, source } = handshakeType(type);
  let broken: BrokenRule | null = null;
  reader.group(() => {
    reader.take({ name: 'msg_type', meaning, source }, 1, `${type} ${name}`);
    const length = reader.uint(terms.length, 24);
    const messageSequence = reader.uint(terms.sequence, 16);
    const fragmentOffset = reader.uint(terms.offset, 24);
    const fragmentLength = reader.uint(terms.fragmentLength, 24);
    const end = reader.byteIndex + fragmentLength;
    const fragment = reader.layerRange({ start: reader.byteIndex, end });
    const place = { messageSequence, fragmentOffset, fragmentLength, fragment };
    messages.push({ type, name, length, ...place });
    if (fragmentOffset === 0 && fragmentLength === length) {
      broken = readHandshakeBody(reader, type, end);
    } else {
      if (fragmentOffset + fragmentLength > length) broken = outOfRange(reader, start);
      if (fragmentLength > 0) reader.take(terms.fragment, fragmentLength, null);
    }
    return { name: `message ${name}`, meaning, source };
  });
  return broken;
}

function outOfRange(reader: FieldReader, start: number): BrokenRule {
  const what = 'the fragment reaches beyond the length of the message';
  const range = reader.layerRange({ start: start + 6, end: start + headerBytes });
  const code = 'dtls-fragment-out-of-range';
  return { code, field: 'fragment_offset', range, what, source: fragments };
}
