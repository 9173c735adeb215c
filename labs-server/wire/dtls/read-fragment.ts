/** What a record carries that is not encrypted: RFC 5246 sections 7.1 and 7.2, RFC 6347 section 4.2, RFC 9147 section 7. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { alertDescriptions, alertLevels } from './alert.ts';
import { contentType, contentTypes as types } from './content-type.ts';
import { type HandshakeMessage, readHandshake } from './read-handshake.ts';
import { readUndecoded, readVector, requireBytes } from './vector.ts';

const alert: Source = { standard: 'RFC 5246', section: '7.2' };
const ack: Source = { standard: 'RFC 9147', section: '7' };

const terms = {
  changeCipherSpec: {
    name: 'type',
    meaning: '1: the records behind it are encrypted.',
    source: { standard: 'RFC 5246', section: '7.1' },
  },
  level: { name: 'level', meaning: 'After a fatal alert the connection is over.', source: alert },
  description: { name: 'description', meaning: 'What happened.', source: alert },
  recordNumbers: { name: 'record_numbers', meaning: 'Records that arrived.', source: ack },
  epoch: { name: 'epoch', meaning: 'The epoch of a record that arrived.', source: ack },
  sequence: { name: 'sequence_number', meaning: 'Its number.', source: ack },
} as const satisfies Record<string, FieldTerm>;

/** Reads the fragment of a record of `type` up to `end`; messages are appended to `messages`. */
export function readPlainFragment(
  reader: FieldReader,
  type: number,
  end: number,
  messages: HandshakeMessage[],
): BrokenRule | null {
  const broken = readKnown(reader, type, end, messages);
  readUndecoded(reader, end, contentType(type)?.source ?? alert);
  return broken;
}

function readKnown(
  reader: FieldReader,
  type: number,
  end: number,
  messages: HandshakeMessage[],
): BrokenRule | null {
  switch (type) {
    case types.handshake:
      return readHandshake(reader, end, messages);
    case types.change_cipher_spec:
      return requireBytes(reader, end, 1, terms.changeCipherSpec) ?? readByte(reader);
    case types.alert:
      return requireBytes(reader, end, 2, terms.description) ?? readAlert(reader);
    case types.ack:
      return readVector(reader, end, 2, terms.recordNumbers, readRecordNumbers);
    default:
      return null;
  }
}

function readByte(reader: FieldReader): null {
  reader.uint(terms.changeCipherSpec, 8);
  return null;
}

function named(names: ReadonlyMap<number, string>, value: number): string {
  return `${value} ${names.get(value) ?? 'unknown'}`;
}

function readAlert(reader: FieldReader): null {
  const { bytes, byteIndex: start } = reader;
  reader.take(terms.level, 1, named(alertLevels, bytes[start] ?? 0));
  reader.take(terms.description, 1, named(alertDescriptions, bytes[start + 1] ?? 0));
  return null;
}

function readRecordNumbers(reader: FieldReader, end: number): BrokenRule | null {
  while (end - reader.byteIndex >= 16) {
    reader.bigUint(terms.epoch, 64);
    reader.bigUint(terms.sequence, 64);
  }
  return end === reader.byteIndex ? null : requireBytes(reader, end, 16, terms.recordNumbers);
}
