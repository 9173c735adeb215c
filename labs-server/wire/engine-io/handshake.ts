/** The data of an open packet: Engine.IO protocol, section "Handshake". */
import { type BrokenRule, quote } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { type JsonItem, parseJson, readJsonText } from '../field/json-text.ts';
import { utf8Text } from '../field/text.ts';

const handshake: Source = { standard: 'Engine.IO protocol', section: 'Handshake' };

const memberMeanings: ReadonlyMap<string, string> = new Map([
  ['sid', 'The session id: every later request carries it in its query.'],
  ['upgrades', 'The transports to which the client may upgrade.'],
  ['pingInterval', 'Milliseconds between two pings of the server.'],
  ['pingTimeout', 'Milliseconds that the client has to answer a ping.'],
  ['maxPayload', 'The most bytes that one payload may have.'],
]);

/** Reads the next `byteLength` bytes as handshake data; returns the rule that they break, having read nothing. */
export function readHandshake(reader: FieldReader, byteLength: number): BrokenRule | null {
  const { bytes, byteIndex: start } = reader;
  const range = { start, end: start + byteLength };
  const value = parseJson(bytes, range)?.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const found = byteLength === 0 ? 'nothing' : quote(utf8Text(bytes, range.start, range.end));
    return {
      code: 'handshake-not-an-object',
      field: 'handshake data',
      range: reader.layerRange(range),
      what: `expected a JSON object, found ${found}`,
      source: handshake,
    };
  }
  const meaning = 'What client and server have to know of the session, as a JSON object.';
  readJsonText(
    reader,
    byteLength,
    { name: 'handshake data', meaning, source: handshake },
    describe,
  );
  return null;
}

function describe({ memberName }: JsonItem): FieldTerm {
  const name = memberName ?? 'member';
  const meaning = memberMeanings.get(name) ?? 'A member that the protocol does not know.';
  return { name, meaning, source: handshake };
}
