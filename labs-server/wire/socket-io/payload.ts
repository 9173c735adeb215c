/** The JSON payload of a Socket.IO packet, by the rules of its type: Socket.IO protocol 5, section "Exchange protocol". */
import { type BrokenRule, quote } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { type JsonItem, parseJson, readJsonText } from '../field/json-text.ts';
import { utf8Text } from '../field/text.ts';
import { placeholderOf } from './placeholder.ts';
import type { SocketIoPacketType } from './packet-type.ts';

/** What a type demands of its payload. */
interface PayloadRule {
  readonly accepts: (value: unknown) => boolean;
  readonly expected: string;
  readonly source: Source;
}

const sections = {
  connect: { standard: 'Socket.IO protocol', section: 'Connection to a namespace' },
  data: { standard: 'Socket.IO protocol', section: 'Sending and receiving data' },
  acknowledgement: { standard: 'Socket.IO protocol', section: 'Acknowledgement' },
  disconnect: { standard: 'Socket.IO protocol', section: 'Disconnection from a namespace' },
  encoding: { standard: 'Socket.IO protocol', section: 'Format' },
} as const satisfies Record<string, Source>;

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const connectRule: PayloadRule = {
  accepts: (value) => value === undefined || isObject(value),
  expected: 'an object or nothing',
  source: sections.connect,
};
const eventRule: PayloadRule = {
  // The protocol speaks of a name; the reference implementation takes a number for one, too.
  accepts: (value) =>
    Array.isArray(value) && (typeof value[0] === 'string' || typeof value[0] === 'number'),
  expected: 'an array that begins with the name of the event',
  source: sections.data,
};
const acknowledgementRule: PayloadRule = {
  accepts: Array.isArray,
  expected: 'an array',
  source: sections.acknowledgement,
};

const rules: Readonly<Record<SocketIoPacketType, PayloadRule>> = {
  CONNECT: connectRule,
  DISCONNECT: {
    accepts: (value) => value === undefined,
    expected: 'nothing',
    source: sections.disconnect,
  },
  EVENT: eventRule,
  ACK: acknowledgementRule,
  CONNECT_ERROR: {
    accepts: (value) => value === undefined || typeof value === 'string' || isObject(value),
    expected: 'an object or a string',
    source: sections.connect,
  },
  BINARY_EVENT: eventRule,
  BINARY_ACK: acknowledgementRule,
};

/** Reads what is left of the packet as the payload of `type`; returns the rule that it breaks, having read nothing. */
export function readPayload(
  reader: FieldReader,
  type: SocketIoPacketType,
): { readonly value: unknown } | BrokenRule {
  const { bytes, byteIndex: start } = reader;
  const end = bytes.length;
  const { accepts, expected, source } = rules[type];
  const json = end === start ? { value: undefined } : parseJson(bytes, { start, end });
  if (json === null || !accepts(json.value)) {
    const found = end === start ? 'nothing' : quote(utf8Text(bytes, start, end));
    return {
      code: json === null ? 'payload-not-json' : 'payload-invalid',
      field: 'payload',
      range: reader.layerRange({ start, end }),
      what: `expected ${json === null ? 'JSON' : `${expected} after ${type}`}, found ${found}`,
      source: json === null ? sections.encoding : source,
    };
  }
  if (end > start) {
    const meaning = 'JSON, without the bytes that follow as attachments.';
    const term = { name: 'payload', meaning, source: sections.encoding };
    const isEvent = rules[type] === eventRule;
    readJsonText(reader, end - start, term, (item) => describe(item, isEvent, source));
  }
  return json;
}

/** Members that both sides of a CONNECT or CONNECT_ERROR know. */
const memberMeanings: ReadonlyMap<string, string> = new Map([
  ['sid', 'The id of this connection to the namespace; not that of the Engine.IO session.'],
  ['pid', 'A private id: with it the client can come back to its rooms and missed packets.'],
  ['offset', 'The last packet that the client has: it asks for what came after.'],
  ['message', 'Why the namespace was refused.'],
]);

function describe(
  { index, memberName, value }: JsonItem,
  isEvent: boolean,
  source: Source,
): FieldTerm {
  if (memberName !== null) {
    const meaning = memberMeanings.get(memberName) ?? 'Data of the application.';
    return { name: memberName, meaning, source };
  }
  if (isEvent && index === 0) {
    return { name: 'event name', meaning: 'Chooses the handlers that are called.', source };
  }
  const number = isEvent ? index : index + 1;
  const placeholder = placeholderOf(value);
  if (placeholder !== null) {
    const meaning = `Stands for attachment ${placeholder}, whose bytes follow.`;
    return { name: 'placeholder', meaning, source: sections.encoding };
  }
  return { name: `argument ${number}`, meaning: 'A value that the handler gets.', source };
}
